//! Envoy's heads as the lanes know them.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    time::{SystemTime, UNIX_EPOCH},
};

use envoy_types::pb::{
    envoy::{config::core::v3::HeaderValue, service::ext_proc::v3::HttpHeaders},
    google::protobuf::{Struct, value::Kind},
};
use lane::{Header, RequestHead, ResponseHead};

/// What Envoy calls this filter's part of the attributes.
const ATTRIBUTES: &str = "envoy.filters.http.ext_proc";

/// The request's head. Attributes are those that the filter's `request_attributes` asks for; `source.address`,
/// `request.id` and `request.protocol` are used, each with a fallback where it is not asked for.
pub(super) fn request_head(wire: HttpHeaders, attributes: &HashMap<String, Struct>) -> RequestHead {
    let mut head = RequestHead {
        received_ms: SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |d| u64::try_from(d.as_millis()).unwrap_or(u64::MAX)),
        ..RequestHead::default()
    };
    for (name, value) in headers(wire) {
        let pseudo = match name.as_str() {
            ":method" => &mut head.method,
            ":scheme" => &mut head.scheme,
            ":authority" => &mut head.authority,
            ":path" => &mut head.target,
            _ => {
                if !name.starts_with(':') {
                    head.headers.push((name, value));
                }
                continue;
            }
        };
        *pseudo = String::from_utf8_lossy(&value).into_owned();
    }
    head.source = attribute(attributes, "source.address")
        .and_then(address)
        .or_else(|| forwarded_for(&head));
    head.version =
        attribute(attributes, "request.protocol").map_or_else(String::new, str::to_owned);
    head.request_id = match attribute(attributes, "request.id") {
        Some(id) if !id.is_empty() => id.to_owned(),
        _ => head
            .header("x-request-id")
            .map_or_else(String::new, |v| String::from_utf8_lossy(v).into_owned()),
    };
    head
}

/// The response's head.
pub(super) fn response_head(wire: HttpHeaders) -> ResponseHead {
    let mut head = ResponseHead::default();
    for (name, value) in headers(wire) {
        if name == ":status" {
            head.status = std::str::from_utf8(&value)
                .ok()
                .and_then(|s| s.parse().ok())
                .unwrap_or(0);
        } else if !name.starts_with(':') {
            head.headers.push((name, value));
        }
    }
    head
}

fn headers(wire: HttpHeaders) -> impl Iterator<Item = Header> {
    wire.headers.unwrap_or_default().headers.into_iter().map(
        |HeaderValue {
             key,
             value,
             raw_value,
         }| {
            let bytes = if raw_value.is_empty() {
                value.into_bytes()
            } else {
                raw_value
            };
            (key.to_ascii_lowercase(), bytes)
        },
    )
}

fn attribute<'a>(attributes: &'a HashMap<String, Struct>, name: &str) -> Option<&'a str> {
    match &attributes.get(ATTRIBUTES)?.fields.get(name)?.kind {
        Some(Kind::StringValue(text)) => Some(text),
        _ => None,
    }
}

fn address(text: &str) -> Option<SocketAddr> {
    text.parse()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(|ip| SocketAddr::new(ip, 0)))
}

/// The last entry is the one that Envoy itself appended; those before it are what the client claimed.
fn forwarded_for(head: &RequestHead) -> Option<SocketAddr> {
    let (_, value) = head
        .headers
        .iter()
        .rev()
        .find(|(name, _)| name == "x-forwarded-for")?;
    let text = std::str::from_utf8(value).ok()?;
    address(text.rsplit(',').next()?.trim())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use envoy_types::pb::{
        envoy::{
            config::core::v3::{HeaderMap, HeaderValue},
            service::ext_proc::v3::HttpHeaders,
        },
        google::protobuf::{Struct, Value, value::Kind},
    };

    use super::{ATTRIBUTES, request_head, response_head};

    fn wire(headers: &[(&str, &str)]) -> HttpHeaders {
        HttpHeaders {
            headers: Some(HeaderMap {
                headers: headers
                    .iter()
                    .map(|(key, value)| HeaderValue {
                        key: (*key).to_owned(),
                        raw_value: value.as_bytes().to_vec(),
                        ..HeaderValue::default()
                    })
                    .collect(),
            }),
            ..HttpHeaders::default()
        }
    }

    fn attributes(pairs: &[(&str, &str)]) -> HashMap<String, Struct> {
        let fields = pairs
            .iter()
            .map(|(name, text)| {
                let kind = Some(Kind::StringValue((*text).to_owned()));
                ((*name).to_owned(), Value { kind })
            })
            .collect();
        HashMap::from([(ATTRIBUTES.to_owned(), Struct { fields })])
    }

    #[test]
    fn pseudo_headers_become_the_request_line() {
        let head = request_head(
            wire(&[
                (":method", "POST"),
                (":path", "/v1/messages?beta=true"),
                (":authority", "api.example:8443"),
                (":scheme", "https"),
                ("X-Request-Id", "r1"),
            ]),
            &HashMap::new(),
        );
        assert_eq!(head.method, "POST");
        assert_eq!(head.target, "/v1/messages?beta=true");
        assert_eq!(head.authority, "api.example:8443");
        assert_eq!(head.scheme, "https");
        assert_eq!(head.request_id, "r1");
        assert_eq!(head.headers, [("x-request-id".to_owned(), b"r1".to_vec())]);
    }

    #[test]
    fn the_attribute_outranks_what_the_client_claims() {
        let claimed = wire(&[("x-forwarded-for", "6.6.6.6, 10.0.0.9")]);
        let known = attributes(&[
            ("source.address", "[2001:db8::1]:443"),
            ("request.id", "envoy's"),
            ("request.protocol", "HTTP/2"),
        ]);
        let head = request_head(claimed.clone(), &known);
        assert_eq!(head.source, "[2001:db8::1]:443".parse().ok());
        assert_eq!(head.request_id, "envoy's");
        assert_eq!(head.version, "HTTP/2");
        let head = request_head(claimed, &HashMap::new());
        assert_eq!(head.source.map(|a| a.ip()), "10.0.0.9".parse().ok());
    }

    #[test]
    fn a_status_that_is_no_number_is_none() {
        assert_eq!(response_head(wire(&[(":status", "204")])).status, 204);
        assert_eq!(response_head(wire(&[(":status", "x")])).status, 0);
    }
}
