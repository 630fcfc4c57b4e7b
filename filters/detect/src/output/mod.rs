//! What a model writes that acts where it is shown: on a web page, in a chat that renders Markdown, in a terminal.

mod active_element;
mod ansi_escape;
mod event_handler;
mod markdown_image;
mod markdown_link;
mod script;
mod script_url;
mod terminal_command;
mod url;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &active_element::DETECTOR,
    &ansi_escape::DETECTOR,
    &event_handler::DETECTOR,
    &markdown_image::DETECTOR,
    &markdown_link::DETECTOR,
    &script::DETECTOR,
    &script_url::DETECTOR,
    &terminal_command::DETECTOR,
];

/// Where the family is described: OWASP's list for applications of language models, "Improper Output Handling".
const OWASP: &str = "https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/";
