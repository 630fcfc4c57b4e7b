//! Takes the text out of files: bytes in, texts out.
//!
//! What a file is, its bytes say: neither a name nor a declared type counts. Files in files are read too, down to a bound.
//! Whatever is not read is listed with its [`Reason`]; all work is bounded by a [`Budget`], which several files may share.

mod archive;
mod budget;
mod extraction;
mod html;
mod inflate;
mod json;
mod kind;
mod mail;
mod office;
mod pdf;
mod reader;
mod rtf;
mod sheet;
mod table;
mod text;
mod xml;

pub use self::{
    budget::{Budget, Limits},
    extraction::{Extraction, Part, Reason, Unread},
    kind::Kind,
    reader::{ends_as_archive, extract},
};
