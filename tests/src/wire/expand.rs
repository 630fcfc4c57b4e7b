//! What a shape's text stands for.

use anyhow::{Context, Result, bail};

const CARD: &str = r#"{"message":"My card is 4111 1111 1111 1111"}"#;
const HELLO: &str = r#"{"message":"What is on the menu?"}"#;

/// The bytes of a shape, whose requests are called `id-1`, `id-2` …
///
/// - `{{head}}`: the lines `host`, `x-request-id` and `content-type`; `{{id}}`: the next request's name.
/// - `{{card}}`, `{{hello}}`: a body that is blocked, and one that passes; `{{card size}}`, `{{card hex}}`: its length;
///   `{{card chunk}}`: one chunk of it.
/// - `{{100 x ab}}`: a repetition.
pub(super) fn expand(send: &str, id: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut requests = 0;
    let mut rest = send;
    while let Some((before, after)) = rest.split_once("{{") {
        out.extend(bytes(before)?);
        let (name, after) = after.split_once("}}").context("an open {{")?;
        out.extend(bytes(&value(name, id, &mut requests)?)?);
        rest = after;
    }
    out.extend(bytes(rest)?);
    Ok(out)
}

fn value(name: &str, id: &str, requests: &mut usize) -> Result<String> {
    if let Some((times, what)) = name.split_once(" x ") {
        return Ok(what.repeat(times.parse()?));
    }
    let (word, form) = name.split_once(' ').unwrap_or((name, ""));
    let body = match word {
        "id" | "head" => {
            *requests += 1;
            return Ok(match word {
                "id" => format!("{id}-{requests}"),
                _ => format!(
                    "host: api.example\r\nx-request-id: {id}-{requests}\r\ncontent-type: application/json\r\n"
                ),
            });
        }
        "card" => CARD,
        "hello" => HELLO,
        _ => bail!("no {{{{{name}}}}}"),
    };
    let size = body.len();
    Ok(match form {
        "" => body.to_owned(),
        "size" => size.to_string(),
        "hex" => format!("{size:x}"),
        "chunk" => format!("{size:x}\r\n{body}\r\n"),
        _ => bail!("no {{{{{name}}}}}"),
    })
}

/// Latin-1: any byte can be written.
fn bytes(text: &str) -> Result<Vec<u8>> {
    let byte = |c: char| u8::try_from(u32::from(c)).with_context(|| format!("{c:?} is no byte"));
    text.chars().map(byte).collect()
}
