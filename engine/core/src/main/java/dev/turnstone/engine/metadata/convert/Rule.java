package dev.turnstone.engine.metadata.convert;

/// One step of the conversion. It works on the draft alone, keeps no state, changes nothing the
/// second time, and notes every key that it touches.
interface Rule {
    /// A stable name for plans, such as `lift-single-type`.
    String id();

    void convert(Draft draft, Context context);
}
