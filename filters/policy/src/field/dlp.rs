//! `device_posture.*`, `dlp.*`, `experimental.*`: Gateway's names for what was found and who runs it.

use super::{Default, Field, Source, fields};
use crate::value::Type;

const HERE: Source = Source::Detectors;
const REQUEST: Source = Source::RequestDetectors(None);
const RESPONSE: Source = Source::ResponseDetectors;

fields! {
    Type::STRING.array(), "device_posture.checks.passed", Source::NoHost, "Ids of the device posture checks that the caller's device passed.";
    Type::INT, "dlp.count", HERE, "How many findings there are in the text of the rule's phase: the request's in a request rule, the response's in a response rule.";
    Type::STRING.array(), "dlp.detectors", HERE, "Ids of the detectors with a finding in the text of the rule's phase, each once.";
    Type::STRING.array(), "dlp.entries", HERE, "Ids of the detectors that made a profile fire in the text of the rule's phase, each once.";
    Type::STRING.array(), "dlp.profiles", HERE, "Ids of the profiles that fired on the text of the rule's phase.";
    Type::INT, "dlp.request.count", REQUEST, "How many findings there are in the request.";
    Type::STRING.array(), "dlp.request.detectors", REQUEST, "Ids of the detectors with a finding in the request, each once.";
    Type::STRING.array(), "dlp.request.entries", REQUEST, "Ids of the detectors that made a profile fire on the request, each once.";
    Type::STRING.array(), "dlp.request.profiles", REQUEST, "Ids of the profiles that fired on the request.";
    Type::INT, "dlp.response.count", RESPONSE, "How many findings there are in the response.";
    Type::STRING.array(), "dlp.response.detectors", RESPONSE, "Ids of the detectors with a finding in the response, each once.";
    Type::STRING.array(), "dlp.response.entries", RESPONSE, "Ids of the detectors that made a profile fire on the response, each once.";
    Type::STRING.array(), "dlp.response.profiles", RESPONSE, "Ids of the profiles that fired on the response.";
    Type::BOOL, "experimental.is_mcp", Source::NoHost, "Whether the request is a Model Context Protocol message.";
}
