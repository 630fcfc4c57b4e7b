//! Defines every event and metric Weir emits.
