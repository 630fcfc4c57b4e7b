//! The provider behind all proxies: answers at once.

use std::{net::SocketAddr, time::Duration};

use anyhow::Result;
use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full};
use hyper::{
    Request, Response, body::Incoming, header::CONTENT_TYPE, header::HeaderValue,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tests::{Ending, Pieces, pieces};
use tokio::net::{TcpListener, TcpStream};

use crate::text::WORDS;

type Body = Either<Full<Bytes>, Pieces>;

/// Starts it on a free port.
pub(crate) async fn start() -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    Ok(address)
}

async fn serve(stream: TcpStream) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(answer);
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(request: Request<Incoming>) -> Result<Response<Body>, hyper::Error> {
    let body = request.into_body().collect().await?.to_bytes();
    let head = body.get(..64.min(body.len())).unwrap_or_default();
    let stream = head.windows(13).any(|w| w == b"\"stream\":true");
    let (body, kind) = match stream {
        true => (Either::Right(events()), "text/event-stream"),
        false => (
            Either::Left(Full::new(Bytes::from(whole()))),
            "application/json",
        ),
    };
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

fn whole() -> String {
    let text = WORDS.concat().repeat(5);
    format!(
        "{{\"id\":\"c1\",\"object\":\"chat.completion\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{text}\"}},\
         \"finish_reason\":\"stop\"}}],\"usage\":{{\"prompt_tokens\":250,\"completion_tokens\":160,\"total_tokens\":410}}}}"
    )
}

/// One event per word, each written by itself.
fn events() -> Pieces {
    let word = |word: &&str| {
        Bytes::from(format!(
            "data: {{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{word}\"}}}}]}}\n\n"
        ))
    };
    let done = Bytes::from_static(b"data: [DONE]\n\n");
    let events = WORDS.iter().map(word).chain([done]).collect();
    pieces(events, Duration::ZERO, Ending::Whole)
}
