//! Decides: attributes and findings in, verdict out.
