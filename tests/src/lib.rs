//! What crosses crates: the corpus through every host, and that docs and configs are true.
