//! Requests as clients with nothing good in mind send them: half, slow, many, strange. Other readers are served all the
//! same, and the program ends when it is told to.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use common::{Server, command, get, serve, serve_as, serve_with};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use tempfile::TempDir;

/// No answer takes longer, on whatever machine: a test that hangs is a test that fails.
const GUARD: Duration = Duration::from_secs(60);

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address.split("://").nth(1).unwrap()).unwrap();
    stream.set_read_timeout(Some(GUARD)).unwrap();
    stream
}

/// A connection on which something was sent.
fn send(server: &Server, text: &str) -> TcpStream {
    let mut stream = connect(server);
    stream.write_all(text.as_bytes()).unwrap();
    stream
}

/// All that is answered to a text, until the server closes the connection.
fn said(server: &Server, text: &str) -> String {
    read(send(server, text))
}

fn read(mut stream: TcpStream) -> String {
    let mut answer = vec![];
    match stream.read_to_end(&mut answer) {
        Err(e) if e.kind() != ErrorKind::ConnectionReset => panic!("{e}"),
        _ => String::from_utf8_lossy(&answer).into_owned(),
    }
}

fn health(server: &Server) -> String {
    said(server, "GET /health HTTP/1.1\r\nhost: comity\r\nconnection: close\r\n\r\n")
}

/// Sends a signal to a server that this test started.
fn signal(server: &Server, name: &str) {
    assert!(Command::new("kill").args([name, &server.process.id().to_string()]).status().unwrap().success());
}

/// Waits until a server has ended.
fn ends(server: &mut Server) -> Option<i32> {
    for _ in 0..600 {
        if let Some(status) = server.process.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("it does not end")
}

/// What half a request looks like: nothing, half a head, half a body, half of HTTP/2.
const HALVES: [&str; 5] = [
    "",
    "GE",
    "GET /states HTTP/1.1\r\nhost: comity\r\nx-slow: ",
    "POST /entries HTTP/1.1\r\nhost: comity\r\ncontent-length: 1000\r\n\r\n{",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
];

#[test]
fn whoever_asks_half_makes_room_for_whoever_asks() {
    let data = TempDir::new().unwrap();
    // Nobody is sent away for being slow here: only others make it so.
    let server = serve_with(data.path(), &["--connections", "20", "--client-timeout", "3600"]);
    let mut held = vec![];
    for n in 0..200 {
        held.push(send(&server, HALVES[n % HALVES.len()]));
        if n % 20 == 19 {
            assert!(health(&server).ends_with("ok\n"), "after {n}");
        }
    }
    // Whoever reads on one connection keeps it while others come and go.
    let mut reader = send(&server, "GET /health HTTP/1.1\r\nhost: comity\r\n\r\n");
    reader.read_exact(&mut [0; 8]).unwrap();
    assert!(health(&server).ends_with("ok\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_without_descriptors_goes_on() {
    let data = TempDir::new().unwrap();
    let binary = env!("CARGO_BIN_EXE_comity");
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 128; exec \"$0\" \"$@\"", binary, "--data"]).arg(data.path());
    let server = serve_as(limited, &["--connections", "4000", "--client-timeout", "3600"]);
    let mut held = vec![];
    for n in 0..400 {
        held.push(send(&server, HALVES[n % HALVES.len()]));
    }
    assert!(health(&server).ends_with("ok\n"));
    assert_eq!(get(&server, "/states.json", &[]).status, 200);
    drop(held);
    assert!(health(&server).ends_with("ok\n"));
}

#[test]
fn whoever_is_slow_is_sent_away() {
    let data = TempDir::new().unwrap();
    let server = serve_with(data.path(), &["--client-timeout", "1"]);
    for half in HALVES {
        let answer = read(send(&server, half));
        assert!(!answer.contains("200 OK"), "{half}: {answer}");
        // A body that does not come is answered; what is no request is not.
        assert_eq!(answer.contains("408"), half.starts_with("POST"), "{half}: {answer}");
    }
    // One byte after another is no faster.
    let mut drops = connect(&server);
    let mut sent = 0;
    while drops.write_all(b"G").is_ok() {
        sent += 1;
        assert!(sent < 600, "it goes on for ever");
        std::thread::sleep(Duration::from_millis(100));
    }
    // Nor is a pause between two requests.
    let idle = send(&server, "GET /health HTTP/1.1\r\nhost: comity\r\n\r\n");
    assert!(read(idle).ends_with("ok\n"));
    // Nor is a reader who does not read.
    let ask = "GET /acts.csv HTTP/1.1\r\nhost: comity\r\n\r\n".repeat(200);
    let mut deaf = connect(&server);
    deaf.set_write_timeout(Some(GUARD)).unwrap();
    let _ = deaf.write_all(ask.as_bytes());
    std::thread::sleep(Duration::from_secs(4));
    let answers = read(deaf);
    assert!(answers.matches("200 OK").count() < 200, "all was kept for it");
}

#[test]
fn heads_are_bounded() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let long = "a".repeat(64 << 10);
    let many = "x: y\r\n".repeat(500);
    for head in [format!("x: {long}\r\n"), many] {
        let answer = said(&server, &format!("GET /health HTTP/1.1\r\nhost: comity\r\n{head}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to_whatever_hangs() {
    let data = TempDir::new().unwrap();
    let mut server = serve_with(data.path(), &["--client-timeout", "3600"]);
    let held: Vec<TcpStream> = (0..50).map(|n| send(&server, HALVES[n % HALVES.len()])).collect();
    assert!(health(&server).ends_with("ok\n"));
    signal(&server, "-TERM");
    assert_eq!(ends(&mut server), Some(0));
    drop(held);
}

#[cfg(unix)]
#[test]
fn a_server_without_a_certificate_is_not_ended_by_being_told_to_read_it() {
    let data = TempDir::new().unwrap();
    let mut process = command(data.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let address = lines
        .map(Result::unwrap)
        .find_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    let mut errors = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap);
    let server = Server { process, address: address.unwrap() };
    // It listens for signals once it serves.
    assert!(health(&server).ends_with("ok\n"));
    signal(&server, "-HUP");
    assert!(errors.any(|line| line.contains("nothing is read again")));
    assert!(health(&server).ends_with("ok\n"));
}

/// A server with TLS of its own, and the port it is at.
fn with_tls(folder: &Path, more: &[&str]) -> Server {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    fs::write(path("certificate.pem"), made.cert.pem()).unwrap();
    fs::write(path("key.pem"), made.signing_key.serialize_pem()).unwrap();
    let (certificate, key) = (path("certificate.pem"), path("key.pem"));
    let tls = ["--certificate", &certificate, "--private-key", &key];
    serve_with(&folder.join("data"), &[&tls, more].concat())
}

#[cfg(unix)]
#[test]
fn over_tls_it_is_the_same() {
    let folder = TempDir::new().unwrap();
    let mut server = with_tls(folder.path(), &["--connections", "10", "--client-timeout", "3600"]);
    // Half a handshake: the head of a record, and nothing in it.
    let held: Vec<TcpStream> = (0..100).map(|_| send(&server, "\u{16}\u{3}\u{1}")).collect();
    let certificate = fs::read(folder.path().join("certificate.pem")).unwrap();
    let ureq::tls::PemItem::Certificate(certificate) =
        ureq::tls::parse_pem(&certificate).next().unwrap().unwrap()
    else {
        panic!("no certificate")
    };
    let roots = ureq::tls::RootCerts::new_with_certs(&[certificate]);
    let tls = ureq::tls::TlsConfig::builder().root_certs(roots).build();
    let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().tls_config(tls).build());
    let port = server.address.rsplit(':').next().unwrap().to_owned();
    let mut answer = agent.get(format!("https://localhost:{port}/health")).call().unwrap();
    assert_eq!(answer.body_mut().read_to_string().unwrap(), "ok\n");
    signal(&server, "-HUP");
    let mut answer = agent.get(format!("https://localhost:{port}/health")).call().unwrap();
    assert_eq!(answer.body_mut().read_to_string().unwrap(), "ok\n");
    signal(&server, "-TERM");
    assert_eq!(ends(&mut server), Some(0));
    drop(held);
}

/// A witness of a log.
fn witness(folder: &Path, key: &str, more: &[&str]) -> Server {
    let mut process = Command::new(env!("CARGO_BIN_EXE_comity"))
        .arg("witness")
        .arg(folder)
        .args(["--name", "fin.example/w", "--log", key.trim(), "--listen", "127.0.0.1:0"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| line.trim().strip_prefix("here   ").map(str::to_owned));
    Server { process, address: address.unwrap() }
}

#[test]
fn a_witness_answers_each_address_so_often_and_no_more() {
    let (data, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    drop(serve(data.path()));
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap();
    let server = witness(folder.path(), &key, &["--requests-per-minute", "5", "--behind-proxy"]);
    let ask = |method: &str, path: &str, from: &str| {
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: comity\r\nx-forwarded-for: {from}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
        said(&server, &text)
    };
    for path in ["/", "/evidence", "/add-checkpoint", "/nowhere"] {
        let (method, from) =
            (if path == "/add-checkpoint" { "POST" } else { "GET" }, format!("2001:db8:{}::", path.len()));
        let answers: Vec<String> = (0..7).map(|n| ask(method, path, &format!("{from}{n}"))).collect();
        let refused =
            |answer: &&String| answer.starts_with("HTTP/1.1 429 ") && answer.contains("retry-after: ");
        assert_eq!(answers.iter().filter(refused).count(), 2, "{path}: {answers:?}");
    }
    assert!(ask("GET", "/", "192.0.2.2").starts_with("HTTP/1.1 200 "));
}

#[cfg(unix)]
#[test]
fn a_witness_bears_as_much() {
    let (data, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    drop(serve(data.path()));
    let key = fs::read_to_string(data.path().join("log.vkey")).unwrap();
    let mut server = witness(folder.path(), &key, &[]);
    let held: Vec<TcpStream> = (0..50).map(|n| send(&server, HALVES[n % HALVES.len()])).collect();
    let seen = said(&server, "GET / HTTP/1.1\r\nhost: comity\r\nconnection: close\r\n\r\n");
    assert!(seen.starts_with("HTTP/1.1 200 ") && seen.contains("fin.example/w"), "{seen}");
    let two = said(&server, "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n");
    assert!(two.starts_with("HTTP/1.1 400 "), "{two}");
    signal(&server, "-HUP");
    signal(&server, "-TERM");
    assert_eq!(ends(&mut server), Some(0));
    drop(held);
}

#[test]
fn a_request_names_one_host() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let ask = |head: &str| said(&server, &format!("GET /health HTTP/1.1\r\n{head}connection: close\r\n\r\n"));
    assert!(ask("host: comity\r\n").starts_with("HTTP/1.1 200 "));
    for head in ["", "host: a\r\nhost: b\r\n", "host: a\r\nhost: a\r\n"] {
        let answer = ask(head);
        assert!(answer.starts_with("HTTP/1.1 400 "), "{head}: {answer}");
        assert!(answer.contains("problem+json") && answer.contains("send one header Host"), "{answer}");
        assert!(answer.contains("no-store"), "{answer}");
    }
    assert!(said(&server, "GET /health HTTP/1.0\r\n\r\n").contains(" 200 "), "HTTP/1.0 has no such header");
}

#[test]
fn nothing_is_repeated_that_is_not_known() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let many: Vec<String> = (0..51).map(|n| format!("p{n}=1")).collect();
    let refused = get(&server, &format!("/states?{}", many.join("&")), &[]);
    assert_eq!(refused.status, 400);
    assert!(
        refused.body.contains("51 parameters are asked; no address takes more than 50"),
        "{}",
        refused.body
    );
    for page in ["/nowhere", "/passkey", "/desk", "/desk/new", "/no/where"] {
        let answer = get(&server, &format!("{page}?zq9x=1&form=deposit"), &[("accept", "text/html")]);
        assert!(!answer.body.contains("zq9x"), "{page}: {}", answer.body);
    }
}

#[test]
fn the_target_says_the_host_before_the_header_does() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    for path in ["/calendar.ics", "/fr/calendar.ics", "/%63alendar.ics", "/fr/acts.atom", "/acts.atom"] {
        let target = format!("http://record.example:8016{path}");
        let answer = said(
            &server,
            &format!("GET {target} HTTP/1.1\r\nhost: other.example\r\nconnection: close\r\n\r\n"),
        );
        let answer = answer.replace("\r\n ", "");
        assert!(
            answer.starts_with("HTTP/1.1 200 ") && answer.contains("http://record.example:8016/"),
            "{path}"
        );
        assert!(!answer.contains("other.example") && !answer.contains("//localhost"), "{path}");
    }
}

/// Behind a proxy, where a log has a name of its own.
const PROXIED: [&str; 3] = ["--behind-proxy", "--origin", "record.example/log"];

/// Asks until an answer has a status; how often it was asked is bounded.
fn asked_until(server: &Server, status: u16, asker: &str) {
    let mut last = 0;
    for _ in 0..300 {
        last = get(server, "/states.json", &[("x-forwarded-for", asker)]).status;
        if last == status {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{last} and not {status}");
}

#[test]
fn an_answer_counts_for_whoever_asked_until_it_is_taken() {
    let data = TempDir::new().unwrap();
    let server = serve_with(data.path(), &[&["--client-timeout", "3600"], &PROXIED[..]].concat());
    // More than what lies between two sockets.
    let ask = "GET /acts.json HTTP/1.1\r\nhost: comity\r\nx-forwarded-for: 203.0.113.9\r\n\r\n".repeat(60);
    let mut deaf: Vec<TcpStream> = vec![];
    // While a place is taken by whoever asks here, a deaf one may be refused all it asks for: then there is another.
    while get(&server, "/states.json", &[("x-forwarded-for", "203.0.113.9")]).status != 503 {
        assert!(deaf.len() < 300, "nobody is refused");
        deaf.push(send(&server, &ask));
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(get(&server, "/states.json", &[("x-forwarded-for", "203.0.113.10")]).status, 200);
    drop(deaf);
    asked_until(&server, 200, "203.0.113.9");
}

/// In HTTP/2 a client can ask, take nothing and send PINGs: it is not spoken.
#[test]
fn http_2_is_not_spoken() {
    let (data, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let server = serve_with(data.path(), &["--client-timeout", "3600"]);
    // The preface with empty settings (RFC 9113, section 3.4).
    let answer = said(&server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u{4}\0\0\0\0\0");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer:?}");
    // Nor is it offered over TLS (RFC 7301).
    let server = with_tls(folder.path(), &[]);
    let certificate = CertificateDer::from_pem_file(folder.path().join("certificate.pem")).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let mut client = ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
    let mut stream = connect(&server);
    while client.is_handshaking() {
        client.complete_io(&mut stream).unwrap();
    }
    assert_eq!(client.alpn_protocol(), Some(&b"http/1.1"[..]));
}

#[test]
fn limits_hold_however_an_address_is_written() {
    let data = TempDir::new().unwrap();
    let server = serve_with(data.path(), &[&["--requests-per-minute", "4"], &PROXIED[..]].concat());
    let ask = |path: &str, asker: &str| get(&server, path, &[("x-forwarded-for", asker)]).status;
    let spellings = ["/search?q=a", "/%73earch?q=b", "/fr/%73%65arch.json?q=c", "/%66r/search?q=d"];
    for path in spellings {
        assert_eq!(ask(path, "203.0.113.9"), 200, "{path}");
    }
    for path in spellings {
        assert_eq!(ask(path, "203.0.113.9:4711"), 429, "{path}");
    }
    assert_eq!(ask("/search?q=a", "203.0.113.10:4711"), 200, "another reader behind the same proxy");
    // Whoever has one address of a network of IPv6 has all.
    let past =
        ["/who?set=members+of+UN", "/stocktake.md", "/compare.json?a=FIN&b=SWE", "/states?on=2016-01-01"];
    for (n, path) in past.iter().enumerate() {
        assert_eq!(ask(path, &format!("2001:db8:1:2::{n}")), 200, "{path}");
    }
    for (n, path) in past.iter().enumerate() {
        assert_eq!(ask(path, &format!("[2001:db8:1:2:ffff::{n}]:443")), 429, "{path}");
    }
    assert_eq!(ask("/states", "203.0.113.9"), 200, "what costs little is free");
}

/// All that a server answers to a request in its own words, but for the moment at which it did.
fn answered(server: &Server, target: &str, head: &str) -> String {
    let answer =
        said(server, &format!("GET {target} HTTP/1.1\r\nhost: comity\r\n{head}connection: close\r\n\r\n"));
    answer.lines().filter(|line| !line.starts_with("date: ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_asked_again_is_answered_as_before() {
    let data = TempDir::new().unwrap();
    let server = serve(data.path());
    let asked = [
        ("/", ""),
        ("/fr/", "accept-language: en\r\n"),
        ("/", "accept-language: ar\r\n"),
        ("/", "accept: application/json\r\n"),
        ("/states.json", "accept: text/html\r\n"),
        ("/states.csv", "accept-encoding: identity\r\n"),
        ("/%73tates?on=2016-05-08", ""),
        ("/states/FIN.ics", ""),
        ("http://other.example/states/FIN.ics", ""),
        ("/states/FIN.ics", "accept-encoding: identity\r\naccept-encoding: gzip\r\n"),
        ("/nowhere", ""),
        ("/states?on=never", ""),
        ("/desk", ""),
    ];
    let all = || asked.map(|(target, head)| answered(&server, target, head));
    let first = all();
    for answers in [all(), all(), all()] {
        for (n, (before, now)) in first.iter().zip(&answers).enumerate() {
            assert_eq!(before, now, "{:?}", asked[n]);
        }
    }
    // Whoever has it already is given nothing, however often it went out.
    let tag = first[4].lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
    let has = answered(&server, "/states.json", &format!("accept: text/html\r\nif-none-match: {tag}\r\n"));
    assert!(has.starts_with("HTTP/1.1 304 "), "{has}");
}

#[test]
fn what_is_given_again_counts_as_much_as_what_is_made() {
    let data = TempDir::new().unwrap();
    let server = serve_with(data.path(), &[&["--requests-per-minute", "4"], &PROXIED[..]].concat());
    let ask = |asker: &str| get(&server, "/search?q=a", &[("x-forwarded-for", asker)]);
    for _ in 0..4 {
        assert_eq!(ask("203.0.113.9").status, 200);
    }
    let refused = ask("203.0.113.9");
    assert_eq!((refused.status, refused.kind.as_str()), (429, "application/problem+json"));
    assert_eq!(ask("203.0.113.10").status, 200);
}
