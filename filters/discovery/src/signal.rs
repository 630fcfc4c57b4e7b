//! What speaks for a model, or against it. Each says so in a sentence with numbers.

use crate::{figures::Figures, report::Why, settings::Thresholds};

/// What a signal looks at.
pub(crate) struct Asked<'a> {
    pub(crate) figures: &'a Figures,
    pub(crate) thresholds: &'a Thresholds,
}

/// All of these hold for an endpoint that behaves like a model's. Each keeps out what the others let in: health checks and
/// heartbeats say always the same, one-time passwords and pictures are answers of one length, reports are slow whatever
/// their length, downloads and exports are fast.
pub(crate) const SIGNALS: &[fn(&Asked<'_>) -> Why] = &[
    request_type,
    request_length,
    answer_type,
    answer_length,
    response_time,
    bitrate,
    pace,
    time_and_length,
];

/// One address for all kinds of operations, models or not: nothing can be said of it as a whole.
pub(crate) fn graphql(asked: &Asked<'_>) -> Why {
    let share = asked.figures.share(asked.figures.graphql);
    let is_graphql = share >= 0.5;
    why(
        "graphql",
        !is_graphql,
        match is_graphql {
            true => format!(
                "{} of the requests are GraphQL: one address for all kinds of operations",
                percent(share)
            ),
            false => "requests are no GraphQL".to_owned(),
        },
    )
}

/// Requests are made as providers' APIs have them.
pub(crate) fn shape(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let share = figures.share(figures.prompts);
    let call = figures.operation.as_deref();
    let call = call.map_or_else(String::new, |name| format!(" ({name})"));
    let holds = share >= asked.thresholds.alike_share;
    why(
        "request_shape",
        holds,
        match holds {
            true => format!(
                "{} of the requests are made as model APIs have them{call}",
                percent(share)
            ),
            false => format!(
                "{} of the requests are made as model APIs have them",
                percent(share)
            ),
        },
    )
}

fn request_type(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let share = figures.share(figures.written);
    let queries = figures.share(figures.queries);
    let least = asked.thresholds.alike_share;
    let streams = figures.share(figures.streams) >= least;
    let holds = share >= least || queries >= least && streams;
    why(
        "request_type",
        holds,
        match (holds, share >= least) {
            (true, true) => format!("{} of the requests are JSON or text", percent(share)),
            (true, false) => "requests ask in their query for a stream".to_owned(),
            (false, _) => format!("only {} of the requests are JSON or text", percent(share)),
        },
    )
}

fn request_length(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let factor = figures.lengths.spread_of_first();
    let holds = factor >= asked.thresholds.length_varies;
    let half = bytes(figures.requests.quantile(0.5));
    why(
        "request_length",
        holds,
        match holds {
            true => format!(
                "requests vary in length (usually by {}, half are below {half})",
                times(factor)
            ),
            false => format!("requests are all about {half} long"),
        },
    )
}

fn answer_type(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let share = figures.share(figures.readable);
    let streams = figures.share(figures.streams);
    let holds = share >= asked.thresholds.alike_share;
    why(
        "response_type",
        holds,
        match (holds, streams >= 0.5) {
            (true, true) => format!("{} of the responses are streams of text", percent(streams)),
            (true, false) => format!("{} of the responses are JSON or text", percent(share)),
            (false, _) => format!(
                "only {} of the responses are JSON, text or events",
                percent(share)
            ),
        },
    )
}

fn answer_length(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let factor = figures.lengths.spread_of_second();
    let holds = factor >= asked.thresholds.length_varies;
    let half = bytes(figures.answers.quantile(0.5));
    why(
        "response_length",
        holds,
        match holds {
            true => format!(
                "responses vary in length (usually by {}, half are below {half})",
                times(factor)
            ),
            false => format!(
                "responses are all about {half} long, as of a generator, a check or a heartbeat"
            ),
        },
    )
}

fn response_time(asked: &Asked<'_>) -> Why {
    let limit = f64::from(asked.thresholds.slow_ms);
    let share = asked.figures.took.share_from(limit);
    let holds = share >= asked.thresholds.slow_share;
    let half = seconds(asked.figures.took.quantile(0.5));
    let limit = seconds(limit);
    why(
        "response_time",
        holds,
        match holds {
            true => format!(
                "{} take more than {limit}, half of them more than {half}",
                percent(share)
            ),
            false => format!(
                "only {} take more than {limit}, half of them less than {half}",
                percent(share)
            ),
        },
    )
}

fn bitrate(asked: &Asked<'_>) -> Why {
    let figures = asked.figures;
    let limit = match is_streamed(asked) {
        true => asked.thresholds.stream_bytes_per_second,
        false => asked.thresholds.bytes_per_second,
    };
    let half = figures.rate.quantile(0.5);
    let holds = half <= f64::from(limit);
    let slow = 1.0 - figures.rate.share_from(4096.0);
    let (half, limit) = (bytes(half), bytes(f64::from(limit)));
    why(
        "bitrate",
        holds,
        match holds {
            true => format!(
                "half of the responses come with less than {half} a second, {} with less than 4 KB",
                percent(slow)
            ),
            false => format!(
                "half of the responses come with more than {half} a second, where a model's come with {limit} at most"
            ),
        },
    )
}

fn pace(asked: &Asked<'_>) -> Why {
    let pace = asked.figures.pace.quantile(0.5);
    let least = asked.thresholds.pieces_per_second;
    if !is_streamed(asked) {
        return why("pace", true, "responses come as a whole".to_owned());
    }
    let holds = pace >= least;
    why(
        "pace",
        holds,
        match holds {
            true => format!("streams come in some {pace:.0} pieces a second"),
            false => format!(
                "streams come in some {pace:.1} pieces a second; a model writes {least:.0} or more"
            ),
        },
    )
}

/// What a model writes takes as long as it is. With few samples chance alone may look like it: three and a half standard
/// errors are asked for.
fn time_and_length(asked: &Asked<'_>) -> Why {
    let time = &asked.figures.time;
    let correlation = time.correlation();
    let chance = 3.5 / time.count().max(1.0).sqrt();
    let least = asked.thresholds.time_follows_length.max(chance.min(0.9));
    let holds = correlation >= least;
    why(
        "time_follows_length",
        holds,
        match holds {
            true => format!("longer responses take longer (correlation {correlation:.2})"),
            false => format!(
                "how long a response takes has little to do with its length (correlation {correlation:.2}, {least:.2} is asked for)"
            ),
        },
    )
}

fn is_streamed(asked: &Asked<'_>) -> bool {
    asked.figures.share(asked.figures.streams) >= 0.5
}

fn why(signal: &'static str, holds: bool, text: String) -> Why {
    Why {
        signal,
        holds,
        text,
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn times(factor: f64) -> String {
    format!("a factor of {factor:.1}")
}

fn seconds(ms: f64) -> String {
    match ms {
        ms if ms < 995.0 => format!("{ms:.0} ms"),
        ms => format!("{:.1} s", ms / 1000.0).replace(".0 s", " s"),
    }
}

fn bytes(bytes: f64) -> String {
    match bytes {
        b if b < 1000.0 => format!("{b:.0} B"),
        b if b < 1_000_000.0 => format!("{:.1} KB", b / 1024.0).replace(".0 KB", " KB"),
        b => format!("{:.1} MB", b / 1_048_576.0).replace(".0 MB", " MB"),
    }
}
