//! Hosts that share a server come to know the same of endpoints, and know it after a restart.

use std::{
    net::TcpListener,
    path::Path,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use ext_proc_server::{EndpointStore as _, Endpoints, RedisEndpoints};
use lane::{
    Config, Discovery, Disposition, End, EndpointVerdict, EndpointsReport, Input, Lane, LaneKind,
    RequestHead, ResponseHead,
};
use redis::Commands as _;

use crate::server::{SERVERS, Server};

const MODEL: &str = "/teams/{var}/chat";
const EIGHT_WEEKS: Duration = Duration::from_secs(8 * 7 * 24 * 3600);

/// A running host.
struct Host {
    endpoints: Endpoints,
    lane: Arc<Lane>,
}

impl Host {
    fn start(name: &str, url: &str) -> Self {
        let text = format!(
            "version: 1\nstore: {{ redis: {{ url: '{url}' }} }}\nlanes: {{ ai_waf: {{ discovery: {{ apply: label, host: {name} }} }} }}\n"
        );
        let mut config = Config::from_yaml(&text).expect("a document");
        let endpoints = Endpoints::new("test");
        let attached = endpoints.attach(&mut config, Path::new("weir.yaml"));
        attached.expect("a start, whatever the server does");
        let lane = Lane::compile(&config, LaneKind::AiWaf).expect("a lane");
        Endpoints::begin(&lane);
        Self { endpoints, lane }
    }

    /// What happens now and then, and at the end.
    fn save(&self) {
        let saved = self.endpoints.save(&self.lane, Path::new("weir.yaml"));
        saved.expect("a server is no reason to fail");
    }

    fn report(&self) -> EndpointsReport {
        self.lane.endpoints(now_ms()).expect("a report")
    }

    /// What it says of the model, and after how many exchanges.
    fn verdict(&self) -> Option<(EndpointVerdict, u64)> {
        let report = self.report();
        let model = report.endpoints.iter().find(|e| e.path == MODEL)?;
        Some((model.verdict, model.figures.exchanges.round() as u64))
    }

    fn traffic(&self, numbers: std::ops::Range<u64>) {
        for number in numbers {
            let ms = Duration::from_millis;
            let json = || vec![("content-type".to_owned(), b"application/json".to_vec())];
            let words = "word ".repeat(1 + (number * 7919 % 40) as usize);
            let length = 20 + (number * 104_729 % 300);
            let answer = format!("{{\"text\":\"{}\"}}", "text ".repeat(length as usize));
            let took = 605 + length * 12;
            let head = RequestHead {
                method: "POST".to_owned(),
                authority: "app.example".to_owned(),
                target: format!("/teams/{}/chat?key=secret", 1000 + number),
                headers: json(),
                received_ms: now_ms(),
                ..RequestHead::default()
            };
            let mut inspection = self.lane.inspect();
            inspection.on(ms(0), Input::Request(head, End::No));
            let body = format!("{{\"text\":\"{words}\"}}");
            inspection.on(ms(5), Input::RequestBody(body.as_bytes(), End::Yes));
            let head = ResponseHead {
                status: 200,
                headers: json(),
            };
            inspection.on(ms(took), Input::Response(head, End::No));
            inspection.on(ms(took), Input::ResponseBody(answer.as_bytes(), End::Yes));
            inspection.finish(ms(took + 1), Disposition::Completed, 200);
        }
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as u64)
}

fn url(server: &Server) -> String {
    server.config("weir:", 1).url
}

fn connection(server: &Server) -> redis::Connection {
    let client = redis::Client::open(url(server)).expect("an address");
    client.get_connection().expect("a connection")
}

#[test]
fn two_hosts_find_what_neither_could_alone_and_one_knows_it_after_a_restart() {
    for name in SERVERS {
        let server = Server::start(name);
        let (a, b) = (
            Host::start("a", &url(&server)),
            Host::start("b", &url(&server)),
        );
        a.traffic(0..30);
        b.traffic(30..60);
        a.save();
        assert_eq!(a.verdict(), Some((EndpointVerdict::TooFew, 30)), "{name}");
        b.save();
        a.save();
        for host in [&a, &b] {
            assert_eq!(host.verdict(), Some((EndpointVerdict::Model, 60)), "{name}");
            assert_eq!(host.report().hosts, 2);
        }
        // It puts its label down with the next save, and knows all when it is started again.
        a.save();
        drop(a);
        let again = Host::start("a", &url(&server));
        assert_eq!(
            again.verdict(),
            Some((EndpointVerdict::Model, 60)),
            "{name}"
        );
        again.traffic(60..70);
        again.save();
        b.save();
        assert_eq!(b.verdict(), Some((EndpointVerdict::Model, 70)), "{name}");
        // A third one that never saw an exchange.
        let new = Host::start("c", &url(&server));
        assert_eq!(new.verdict(), Some((EndpointVerdict::Model, 70)), "{name}");
        assert_eq!(new.report().hosts, 3);
    }
}

#[test]
fn what_is_written_is_one_key_that_expires() {
    let server = Server::start(SERVERS[0]);
    let host = Host::start("a", &url(&server));
    host.traffic(0..5);
    host.save();
    let mut connection = connection(&server);
    let keys: Vec<String> = connection.keys("*").expect("keys");
    assert_eq!(keys, ["weir:endpoints"]);
    let left: i64 = connection.ttl("weir:endpoints").expect("a time");
    let whole = EIGHT_WEEKS.as_secs() as i64;
    assert!((whole - 60..=whole).contains(&left), "{left}");
    let mut fields: Vec<String> = connection.hkeys("weir:endpoints").expect("fields");
    fields.sort();
    assert_eq!(fields, ["part:a", "saved:a"]);
}

#[test]
fn a_server_that_goes_away_and_comes_back_costs_nothing_that_is_known() {
    for name in SERVERS {
        let server = Server::start(name);
        let (a, b) = (
            Host::start("a", &url(&server)),
            Host::start("b", &url(&server)),
        );
        a.traffic(0..30);
        a.save();
        let (address, url) = (server.address, url(&server));
        drop(server);
        b.traffic(30..60);
        let began = Instant::now();
        b.save();
        let late = Host::start("late", &url);
        assert!(began.elapsed() < Duration::from_secs(4), "{name}");
        assert_eq!(late.verdict(), None);
        // It forgot, having kept nothing on disk.
        let _server = Server::start_at(name, address);
        for host in [&a, &b, &late, &a] {
            host.save();
        }
        for host in [&a, &b, &late] {
            host.save();
            assert_eq!(host.verdict(), Some((EndpointVerdict::Model, 60)), "{name}");
        }
    }
}

#[test]
fn a_host_that_starts_while_the_server_is_silent_knows_all_when_it_speaks_again() {
    let server = Server::start(SERVERS[0]);
    let before = Host::start("a", &url(&server));
    before.traffic(0..60);
    before.save();
    before.save();
    drop(before);
    server.signal("STOP");
    let began = Instant::now();
    let host = Host::start("a", &url(&server));
    host.save();
    assert!(began.elapsed() < Duration::from_secs(4));
    assert_eq!(host.verdict(), None);
    server.signal("CONT");
    let began = Instant::now();
    while host.verdict() != Some((EndpointVerdict::Model, 60)) {
        assert!(began.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(100));
        host.save();
    }
    // Nor did it write over what it had put down before.
    let again = Host::start("a", &url(&server));
    assert_eq!(again.verdict(), Some((EndpointVerdict::Model, 60)));
}

#[test]
fn a_server_that_never_answers_holds_up_neither_start_nor_end() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = silent.local_addr().expect("an address");
    let began = Instant::now();
    let host = Host::start("a", &format!("redis://{address}"));
    host.traffic(0..60);
    host.save();
    host.save();
    assert!(began.elapsed() < Duration::from_secs(4));
    assert_eq!(host.verdict(), Some((EndpointVerdict::Model, 60)));
}

#[test]
fn no_more_hosts_are_kept_than_are_taken_up_and_what_is_no_part_is_passed_over() {
    let server = Server::start(SERVERS[0]);
    let config = server.config("weir:", 1);
    let open = || RedisEndpoints::open(&config, EIGHT_WEEKS).expect("an address");
    for number in 0..40 {
        let discovery = Discovery::new(&format!("host-{number}"));
        open().merge_and_save(&discovery).expect("an exchange");
    }
    let mut connection = connection(&server);
    let fields: usize = connection.hlen("weir:endpoints").expect("a number");
    assert_eq!(fields, 64);
    let never = now_ms() + 1_000_000;
    let bad = [
        ("part:bad", "mine".to_owned()),
        ("saved:bad", now_ms().to_string()),
        // Nobody saves something in the future: it would never go, and push others out.
        ("part:never", "mine".to_owned()),
        ("saved:never", never.to_string()),
    ];
    let _: () = connection
        .hset_multiple("weir:endpoints", &bad)
        .expect("a write");
    let host = Host::start("late", &url(&server));
    host.save();
    assert_eq!(host.report().hosts, 32);
    let error = open().merge_and_save(&Discovery::new("x")).unwrap_err();
    assert!(error.to_string().contains("cannot be read"), "{error}");
    let saved: bool = connection
        .hexists("weir:endpoints", "part:x")
        .expect("a word");
    assert!(saved, "all else is done");
    let never: bool = connection
        .hexists("weir:endpoints", "part:never")
        .expect("a word");
    assert!(!never, "it is still there");
}
