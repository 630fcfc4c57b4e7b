//! How a case writes down the bytes of a body.

use std::io::Write;

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;

/// A body: its bytes, how they are encoded and how the network cuts them. In a case either a plain string or a map.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "BodyForm")]
pub struct Body {
    bytes: Bytes,
    /// `content-encoding`.
    pub encoding: Option<Encoding>,
    /// Bytes per chunk on the network; absent: whole.
    pub chunk: Option<usize>,
    /// Send only so many bytes (after encoding), then break the connection off.
    pub truncate: Option<usize>,
}

/// Content codings.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// RFC 7932.
    Br,
    /// RFC 9110 §8.4.1.2: the zlib format.
    Deflate,
    /// RFC 1952.
    Gzip,
    /// Not a coding that anybody knows; the bytes are left as they are.
    Unknown,
    /// RFC 8878.
    Zstd,
}

#[derive(Clone, Debug, Default)]
enum Bytes {
    #[default]
    None,
    Text(String),
    Base64(String),
    /// Server-sent events with a `data` line each.
    Events(Vec<String>),
    /// Server-sent events with an `event` line that repeats the data's `type`.
    TypedEvents(Vec<String>),
    Repeat(Repeat),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeat {
    #[serde(default)]
    before: String,
    unit: String,
    times: usize,
    #[serde(default)]
    after: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum BodyForm {
    Text(String),
    Map(Box<BodyMap>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyMap {
    text: Option<String>,
    base64: Option<String>,
    events: Option<Vec<String>>,
    typed_events: Option<Vec<String>>,
    repeat: Option<Repeat>,
    encoding: Option<Encoding>,
    chunk: Option<usize>,
    truncate: Option<usize>,
}

impl From<BodyForm> for Body {
    fn from(form: BodyForm) -> Self {
        let map = match form {
            BodyForm::Text(text) => return Self::text(text),
            BodyForm::Map(map) => *map,
        };
        let bytes = map
            .text
            .map(Bytes::Text)
            .or(map.base64.map(Bytes::Base64))
            .or(map.events.map(Bytes::Events))
            .or(map.typed_events.map(Bytes::TypedEvents))
            .or(map.repeat.map(Bytes::Repeat))
            .unwrap_or_default();
        Self {
            bytes,
            encoding: map.encoding,
            chunk: map.chunk,
            truncate: map.truncate,
        }
    }
}

impl Body {
    /// A body of this text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            bytes: Bytes::Text(text.into()),
            ..Self::default()
        }
    }

    /// Whether it is server-sent events.
    pub fn is_stream(&self) -> bool {
        match &self.bytes {
            Bytes::Events(_) | Bytes::TypedEvents(_) => true,
            Bytes::Text(text) => ["data:", "event:", "id:", "retry:", ":"]
                .iter()
                .any(|p| text.starts_with(p)),
            _ => false,
        }
    }

    /// The bytes before content coding.
    ///
    /// # Errors
    /// When the case's base64 or event is malformed.
    pub fn plain(&self) -> Result<Vec<u8>> {
        Ok(match &self.bytes {
            Bytes::None => Vec::new(),
            Bytes::Text(text) => text.clone().into_bytes(),
            Bytes::Base64(text) => STANDARD.decode(text).context("base64 of a body")?,
            Bytes::Events(events) => events
                .iter()
                .flat_map(|data| format!("data: {data}\n\n").into_bytes())
                .collect(),
            Bytes::TypedEvents(events) => {
                let mut out = Vec::new();
                for data in events {
                    write!(out, "event: {}\ndata: {data}\n\n", type_of(data)?)?;
                }
                out
            }
            Bytes::Repeat(r) => [r.before.as_str(), &r.unit.repeat(r.times), &r.after]
                .concat()
                .into_bytes(),
        })
    }

    /// The bytes on the network, `truncate` not yet applied.
    ///
    /// # Errors
    /// As [`Body::plain`], and when an encoder fails.
    pub fn wire(&self) -> Result<Vec<u8>> {
        let plain = self.plain()?;
        match self.encoding {
            None | Some(Encoding::Unknown) => Ok(plain),
            Some(encoding) => encoding.encode(&plain),
        }
    }

    /// The pieces in which the network carries `bytes`: by `chunk`, streams else by event, everything else whole.
    pub fn pieces<'b>(&self, bytes: &'b [u8]) -> Vec<&'b [u8]> {
        match self.chunk {
            Some(size) => bytes.chunks(size.max(1)).collect(),
            None if self.is_stream() && self.encoding.is_none() => events(bytes),
            None if bytes.is_empty() => Vec::new(),
            None => vec![bytes],
        }
    }
}

impl Encoding {
    /// As the header spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Deflate => "deflate",
            Self::Gzip => "gzip",
            Self::Unknown => "x-rot26",
            Self::Zstd => "zstd",
        }
    }

    fn encode(self, plain: &[u8]) -> Result<Vec<u8>> {
        Ok(match self {
            Self::Br => {
                let mut out = Vec::new();
                let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, 5, 20);
                encoder.write_all(plain)?;
                drop(encoder);
                out
            }
            Self::Deflate => {
                let mut encoder =
                    flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(plain)?;
                encoder.finish()?
            }
            Self::Gzip => {
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(plain)?;
                encoder.finish()?
            }
            Self::Unknown => plain.to_vec(),
            Self::Zstd => ruzstd::encoding::compress_to_vec(
                plain,
                ruzstd::encoding::CompressionLevel::Fastest,
            ),
        })
    }
}

fn type_of(data: &str) -> Result<String> {
    let value: serde_json::Value = serde_json::from_str(data).context("a typed event's data")?;
    let kind = value.get("type").and_then(|t| t.as_str());
    kind.map(str::to_owned)
        .context("a typed event's data has no type")
}

/// Cut after every blank line.
fn events(bytes: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(end) = rest.windows(2).position(|w| w == b"\n\n") {
        let (event, after) = rest.split_at(end + 2);
        out.push(event);
        rest = after;
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(yaml: &str) -> Body {
        serde_saphyr::from_str(yaml).unwrap()
    }

    #[test]
    fn events_are_written_as_a_stream() {
        let b = body(r#"{typed_events: ['{"type":"ping"}']}"#);
        assert_eq!(
            b.plain().unwrap(),
            b"event: ping\ndata: {\"type\":\"ping\"}\n\n"
        );
        assert!(b.is_stream());
        let wire = body("{events: [a, b]}").wire().unwrap();
        assert_eq!(body("{events: [a, b]}").pieces(&wire).len(), 2);
    }

    #[test]
    fn encodings_decode_again() {
        use std::io::Read;
        let b = body("{text: hello hello hello, encoding: gzip}");
        let mut out = String::new();
        flate2::read::GzDecoder::new(&*b.wire().unwrap())
            .read_to_string(&mut out)
            .unwrap();
        assert_eq!(out, "hello hello hello");
        for encoding in ["br", "zstd", "deflate"] {
            let b = body(&format!(
                "{{text: hello hello hello, encoding: {encoding}}}"
            ));
            assert_ne!(b.wire().unwrap(), b.plain().unwrap(), "{encoding}");
        }
    }

    #[test]
    fn chunks_cover_everything() {
        let b = body("{repeat: {before: a, unit: bc, times: 3, after: d}, chunk: 3}");
        let wire = b.wire().unwrap();
        assert_eq!(wire, b"abcbcbcd");
        assert_eq!(b.pieces(&wire).concat(), wire);
        assert_eq!(b.pieces(&wire).len(), 3);
    }
}
