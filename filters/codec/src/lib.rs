//! Takes the text out of a provider's body, and puts edits back.
