//! Programs: source text, and what tools record of them.

mod c;
mod cpp;
mod csharp;
mod features;
mod go;
mod har;
mod haskell;
mod java;
mod javascript;
mod lines;
mod lua;
mod model;
mod pasted;
mod php;
mod python;
mod r;
mod ruby;
mod rust;
mod shell;
mod source;
mod swift;
mod typescript;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &c::DETECTOR,
    &cpp::DETECTOR,
    &csharp::DETECTOR,
    &go::DETECTOR,
    &har::DETECTOR,
    &haskell::DETECTOR,
    &java::DETECTOR,
    &javascript::DETECTOR,
    &lua::DETECTOR,
    &pasted::DETECTOR,
    &php::DETECTOR,
    &python::DETECTOR,
    &r::DETECTOR,
    &ruby::DETECTOR,
    &rust::DETECTOR,
    &shell::DETECTOR,
    &swift::DETECTOR,
    &typescript::DETECTOR,
];
