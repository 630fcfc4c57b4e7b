//! A real rsyslog takes events over TCP, in both framings, UDP and a socket, and is waited for while it is away.

use std::{fs, path::Path, process::Command, time::Duration};

use tokio::time::sleep;

use crate::{
    child::{Running, free_address},
    event, number, open,
};

/// rsyslogd that writes what it understood, a line for each message.
fn rsyslog(folder: &Path, address: &str) -> Running {
    let program = artefacts::ensure("rsyslog").expect("rsyslog");
    let root = program.ancestors().nth(3).expect("usr/sbin/rsyslogd");
    let machine = format!("{}-linux-gnu", std::env::consts::ARCH);
    let libraries = root.join("usr/lib").join(machine);
    let port = address.rsplit(':').next().expect("a port");
    let folder = folder.display();
    let config = format!(
        r#"
global(workDirectory="{folder}" maxMessageSize="64k")
module(load="imtcp")
module(load="imudp")
module(load="imuxsock" SysSock.Use="off")
input(type="imtcp" address="127.0.0.1" port="{port}")
input(type="imudp" address="127.0.0.1" port="{port}")
input(type="imuxsock" Socket="{folder}/log" useSpecialParser="off" ParseHostname="on" RateLimit.Interval="0")
template(name="read" type="string" string="%pri% %app-name% %msgid% %msg%\n")
*.* action(type="omfile" file="{folder}/read" template="read")
"#
    );
    let file = format!("{folder}/rsyslog.conf");
    fs::write(&file, config).expect("a file");
    let mut command = Command::new(program);
    command
        .env("LD_LIBRARY_PATH", &libraries)
        .args(["-n", "-f", &file, "-i", &format!("{folder}/pid"), "-M"])
        .arg(libraries.join("rsyslog"));
    Running::start(&mut command)
}

/// The messages of the program that came so far.
fn read(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("read")).unwrap_or_default();
    let own = text.lines().filter(|line| line.contains(" weir exchange "));
    own.map(str::to_owned).collect()
}

async fn arrives(folder: &Path, ids: &[&str]) {
    for _ in 0..400 {
        let read = read(folder);
        if ids
            .iter()
            .all(|id| read.iter().any(|line| line.contains(&format!("\"{id}\""))))
        {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("{ids:?} are not in {:?}", read(folder));
}

/// Waits until so many are there: it has each sink's at a time of its own.
async fn arrive(folder: &Path, count: usize) {
    for _ in 0..400 {
        if read(folder).len() >= count {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(read(folder).len(), count);
}

#[tokio::test(flavor = "multi_thread")]
async fn rsyslog_reads_what_is_sent_to_it_in_every_way() {
    let folder = tempfile::tempdir().unwrap();
    let address = free_address();
    let (log, metrics) = open(&format!(
        "{{type: syslog, name: tcp, address: 'tcp://{address}'}}, {{type: syslog, name: lines, address: 'tcp://{address}', framing: lines, format: ocsf}}"
    ));
    // The server is not there yet: TCP waits for it.
    log.offer(&event("early"));
    sleep(Duration::from_millis(300)).await;
    let server = rsyslog(folder.path(), &address);
    arrives(folder.path(), &["early"]).await;
    log.flush().await;
    let line = read(folder.path()).remove(0);
    // The facility is log audit, the severity informational.
    assert!(line.starts_with("110 weir exchange "), "{line}");
    arrive(folder.path(), 2).await;
    assert_eq!(number(&metrics, "weir_audit_lost_total"), 0);
    let unix = folder.path().join("log");
    let (datagrams, _) = open(&format!(
        "{{type: syslog, name: udp, address: 'udp://{address}'}}, {{type: syslog, name: unix, address: 'unix://{}'}}",
        unix.display()
    ));
    datagrams.offer(&event("datagram"));
    datagrams.flush().await;
    arrives(folder.path(), &["datagram"]).await;
    arrive(folder.path(), 4).await;
    // A restart of the server is noticed before the next batch is written.
    drop(server);
    sleep(Duration::from_millis(200)).await;
    log.offer(&event("late"));
    let _server = rsyslog(folder.path(), &address);
    arrives(folder.path(), &["late"]).await;
}
