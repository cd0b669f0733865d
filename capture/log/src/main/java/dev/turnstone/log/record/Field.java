package dev.turnstone.log.record;

/// The numbers of kinds and fields as they stand in records. They never change and are never used
/// for anything else; docs/traffic-log.md has the table.
final class Field {
    static final int VERSION = 1;

    static final int RECORDED = 1;
    static final int OPENED = 2;
    static final int CHUNK = 3;
    static final int GAP = 4;
    static final int STARTED = 5;
    static final int STOPPED = 6;
    static final int CANARY = 7;

    static final int PROXY = 1;
    static final int INCARNATION = 2;
    static final int CONNECTION = 3;
    static final int NUMBER = 4;
    static final int BEGUN = 5;
    static final int ENDING = 6;
    static final int METHOD = 7;
    static final int TARGET = 8;
    static final int REQUEST_HEADER = 9;
    static final int REQUEST_LENGTH = 10;
    static final int REQUEST_SHA256 = 11;
    static final int REQUEST_CHUNKS = 12;
    static final int REQUEST_BODY = 13;
    static final int STATUS = 14;
    static final int ANSWER_HEADER = 15;
    static final int ANSWER_LENGTH = 16;
    static final int ANSWER_SHA256 = 17;
    static final int ANSWER_CHUNKS = 18;
    static final int TOOK = 19;
    static final int ANSWER_BODY = 20;
    static final int SIDE = 21;
    static final int INDEX = 22;
    static final int LAST = 23;
    static final int PIECE = 24;
    static final int FROM = 25;
    static final int UNTIL = 26;
    static final int EXCHANGES = 27;
    static final int CHANGING = 28;
    static final int REASON = 29;
    static final int AT = 30;
    static final int NODE = 31;
    static final int ID = 32;
    static final int HOP = 33;
    static final int WHOLE = 34;
    static final int ELSEWHERE = 35;

    private Field() {}
}
