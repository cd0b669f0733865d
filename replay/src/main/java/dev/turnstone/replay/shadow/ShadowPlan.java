package dev.turnstone.replay.shadow;

/// What is sent and how: which requests, changed in which way, at which factor of their own pace (0
/// is as fast as possible), how many a second at most (0 is without limit), how many at once.
public record ShadowPlan(
        Choice choice, ShadowFile changes, double speed, double perSecond, int atOnce) {
    private static final int AT_ONCE = 64;

    public static final ShadowPlan USUAL =
            new ShadowPlan(Choice.READS, ShadowFile.NONE, 1, 0, AT_ONCE);

    public ShadowPlan of(Choice other) {
        return new ShadowPlan(other, changes, speed, perSecond, atOnce);
    }

    public ShadowPlan changing(ShadowFile other) {
        return new ShadowPlan(choice, other, speed, perSecond, atOnce);
    }

    public ShadowPlan at(double factor, double mostPerSecond) {
        return new ShadowPlan(choice, changes, factor, mostPerSecond, atOnce);
    }
}
