//! Builds the messages that Envoy gets.

use envoy_types::pb::envoy::{
    config::core::v3::{HeaderValue, HeaderValueOption, header_value_option::HeaderAppendAction},
    service::ext_proc::v3::{
        BodyMutation, BodyResponse, CommonResponse, HeaderMutation, HeadersResponse,
        ImmediateResponse, ProcessingResponse, StreamedBodyResponse, TrailersResponse,
        body_mutation::Mutation, processing_response::Response as Kind,
    },
    r#type::v3::HttpStatus,
};
use lane::{HeadEdit, Reply};

use super::side::Which;

/// The most body bytes in one message, as the protocol asks.
const PIECE: usize = 64 << 10;

/// What a changed or unchanged body does to `content-length`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Length {
    /// It stays as received.
    Kept,
    /// The body's length is not known yet, so it goes.
    Unknown,
    /// The body has exactly this many bytes.
    Exactly(usize),
}

/// Releases a head.
pub(super) fn head(which: Which, edit: Option<HeadEdit>, length: Length) -> ProcessingResponse {
    let response = common(mutation(edit, length), None);
    let headers = HeadersResponse { response };
    message(match which {
        Which::Request => Kind::RequestHeaders(headers),
        Which::Response => Kind::ResponseHeaders(headers),
    })
}

/// Releases bytes in FULL_DUPLEX_STREAMED, in as many messages as they need; none where there is nothing to say.
pub(super) fn stream(which: Which, bytes: &[u8], end: bool, out: &mut Vec<ProcessingResponse>) {
    let mut pieces = bytes.chunks(PIECE).peekable();
    if pieces.peek().is_none() && end {
        out.push(piece(which, &[], true));
    }
    while let Some(bytes) = pieces.next() {
        out.push(piece(which, bytes, end && pieces.peek().is_none()));
    }
}

fn piece(which: Which, bytes: &[u8], end_of_stream: bool) -> ProcessingResponse {
    let streamed = StreamedBodyResponse {
        body: bytes.to_vec(),
        end_of_stream,
        ..StreamedBodyResponse::default()
    };
    body(which, None, Some(Mutation::StreamedResponse(streamed)))
}

/// Releases a whole body in BUFFERED; `None` leaves it as it is. The head's edit goes with it.
pub(super) fn whole(
    which: Which,
    edit: Option<HeadEdit>,
    replacement: Option<Vec<u8>>,
) -> ProcessingResponse {
    let length = replacement
        .as_ref()
        .map_or(Length::Kept, |bytes| Length::Exactly(bytes.len()));
    let change = replacement.map(|bytes| match bytes.is_empty() {
        true => Mutation::ClearBody(true),
        false => Mutation::Body(bytes),
    });
    body(which, mutation(edit, length), change)
}

/// Lets trailers pass.
pub(super) fn trailers(which: Which) -> ProcessingResponse {
    let trailers = TrailersResponse::default();
    message(match which {
        Which::Request => Kind::RequestTrailers(trailers),
        Which::Response => Kind::ResponseTrailers(trailers),
    })
}

/// Answers the client. Envoy adds the content-length.
pub(super) fn reply(reply: Reply) -> ProcessingResponse {
    let edit = HeadEdit {
        remove: Vec::new(),
        set: reply.headers,
    };
    message(Kind::ImmediateResponse(ImmediateResponse {
        status: Some(HttpStatus {
            code: i32::from(reply.status),
        }),
        headers: mutation(Some(edit), Length::Kept),
        body: reply.body,
        details: "weir".to_owned(),
        ..ImmediateResponse::default()
    }))
}

fn body(
    which: Which,
    header_mutation: Option<HeaderMutation>,
    mutation: Option<Mutation>,
) -> ProcessingResponse {
    let response = common(header_mutation, mutation);
    let body = BodyResponse { response };
    message(match which {
        Which::Request => Kind::RequestBody(body),
        Which::Response => Kind::ResponseBody(body),
    })
}

fn common(
    header_mutation: Option<HeaderMutation>,
    mutation: Option<Mutation>,
) -> Option<CommonResponse> {
    Some(CommonResponse {
        header_mutation,
        body_mutation: mutation.map(|mutation| BodyMutation {
            mutation: Some(mutation),
        }),
        ..CommonResponse::default()
    })
}

fn message(kind: Kind) -> ProcessingResponse {
    ProcessingResponse {
        response: Some(kind),
        ..ProcessingResponse::default()
    }
}

fn mutation(edit: Option<HeadEdit>, length: Length) -> Option<HeaderMutation> {
    let HeadEdit { mut remove, set } = edit.unwrap_or_default();
    let mut options: Vec<HeaderValueOption> = Vec::with_capacity(set.len() + 1);
    for (name, value) in set.into_iter().filter(|(name, _)| name != "content-length") {
        let again = options
            .iter()
            .any(|o| o.header.as_ref().is_some_and(|h| h.key == name));
        options.push(option(name, value, again));
    }
    match length {
        Length::Kept => {}
        Length::Unknown => remove.push("content-length".to_owned()),
        Length::Exactly(bytes) => {
            options.push(option(
                "content-length".to_owned(),
                bytes.to_string().into_bytes(),
                false,
            ));
        }
    }
    (!remove.is_empty() || !options.is_empty()).then_some(HeaderMutation {
        set_headers: options,
        remove_headers: remove,
    })
}

fn option(key: String, raw_value: Vec<u8>, again: bool) -> HeaderValueOption {
    let action = match again {
        true => HeaderAppendAction::AppendIfExistsOrAdd,
        false => HeaderAppendAction::OverwriteIfExistsOrAdd,
    };
    HeaderValueOption {
        header: Some(HeaderValue {
            key,
            raw_value,
            ..HeaderValue::default()
        }),
        append_action: action as i32,
        ..HeaderValueOption::default()
    }
}
