//! Documents beside the log, over HTTP and on the command line: what is cited is kept, whole and as it is; all else is refused
//! and leaves nothing.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Duration,
};

use common::{Server, command, get, serve, serve_with};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PDF: &[u8] = b"%PDF-1.7\nThe summit of The Hague\n%%EOF\n";
const HTML: &[u8] = b"<!DOCTYPE html><script>alert(1)</script>";

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn run(mut command: Command) -> Output {
    command.env_remove("COMITY_POLICY").output().unwrap()
}

#[track_caller]
fn succeeds(data: &Path, arguments: &[&str]) -> String {
    let mut comity = command(data);
    comity.args(arguments);
    let output = run(comity);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn fails(data: &Path, arguments: &[&str], words: &str) {
    let mut comity = command(data);
    comity.args(arguments);
    let output = run(comity);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(words), "{arguments:?}: {said}");
}

/// Records that the Netherlands gave a document to the summit of The Hague.
fn cite(data: &Path, symbol: &str, language: &str, digest: &str) {
    let set = [format!("value={symbol}"), format!("language={language}"), format!("digest={digest}")];
    let mut arguments = vec!["record", "--date", "2014-03-24", "--actor", "NLD", "--act", "document"];
    arguments.extend(["--target", "nss-2014", "--detail", "Communiqué", "--source", "untc-2015"]);
    arguments.extend(set.iter().flat_map(|set| ["--set", set]));
    succeeds(data, &arguments);
}

/// A data folder with a log in it, which a server begins and nothing else.
fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    drop(serve(&data));
    (folder, data)
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address.split("://").nth(1).unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

fn answer(mut stream: TcpStream) -> (u16, Value) {
    let mut answer = vec![];
    match stream.read_to_end(&mut answer) {
        Err(e) if e.kind() != ErrorKind::ConnectionReset => panic!("{e}"),
        _ => {}
    }
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text.split(' ').nth(1).map_or(0, |status| status.parse().unwrap());
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (status, serde_json::from_str(body).unwrap_or_default())
}

fn put(server: &Server, digest: &str, bytes: &[u8]) -> (u16, Value) {
    let mut stream = connect(server);
    let length = bytes.len();
    let head = format!(
        "PUT /documents/{digest} HTTP/1.1\r\nhost: comity\r\nconnection: close\r\ncontent-type: application/pdf\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    // It may be refused before all of it was sent.
    let _ = stream.write_all(bytes);
    answer(stream)
}

/// All files below the folder of documents.
fn files(data: &Path) -> Vec<PathBuf> {
    let read = |path: &Path| {
        fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let within = |path: PathBuf| if path.is_dir() { read(&path) } else { vec![path] };
    read(&data.join("documents")).into_iter().flat_map(within).collect()
}

fn detail(problem: &Value) -> &str {
    problem["detail"].as_str().unwrap()
}

#[test]
fn what_is_cited_is_kept_once_and_given_as_it_is() {
    let (_folder, data) = folder();
    let digest = sha256(PDF);
    cite(&data, "NSS/2014/1", "en", &digest);
    let server = serve(&data);
    let path = format!("/documents/{digest}");
    let page = |path: &str| get(&server, path, &[]);
    let entry = || serde_json::from_str::<Value>(&page("/sessions/nss-2014.json?size=1000").body).unwrap();
    let shown = |value: &Value| {
        let acts = value["acts"].as_array().unwrap().clone();
        acts.into_iter().find(|act| act["digest"] == json!(digest)).unwrap()["document"].clone()
    };
    let absent = json!({ "digest": digest, "kept": false, "bytes": null, "type": null });
    assert_eq!(shown(&entry()), absent);
    let missing = get(&server, &path, &[("accept", "application/json")]);
    let problem: Value = serde_json::from_str(&missing.body).unwrap();
    assert_eq!((missing.status, problem["at"]["cited"].as_array().unwrap().len()), (404, 1));
    let html = page("/sessions/nss-2014?size=1000");
    assert!(html.body.contains("the document is not kept here") && html.body.contains("0 of 1 kept here"));

    let kept = json!({ "digest": digest, "kept": true, "bytes": PDF.len(), "type": "application/pdf" });
    let first: Vec<(u16, Value)> = thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|_| scope.spawn(|| put(&server, &digest, PDF))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(first.iter().all(|(_, body)| body["document"] == kept), "{first:?}");
    let mut statuses: Vec<u16> = first.iter().map(|(status, _)| *status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 201]);
    assert_eq!(put(&server, &digest, PDF).0, 200);
    assert_eq!(files(&data), [data.join(format!("documents/{}/{digest}", &digest[..2]))]);

    // Pages that were kept before say so now, in every form and language.
    assert_eq!(shown(&entry()), kept);
    let html_now = page("/sessions/nss-2014?size=1000");
    assert!(html_now.body.contains("kept here (PDF, 1 kB)") && html_now.body.contains("1 of 1 kept here"));
    assert_ne!(html.etag, html_now.etag);
    assert!(page("/fr/sessions/nss-2014?size=1000").body.contains("conservé ici (PDF, 1 ko)"));
    let number = problem["at"]["cited"][0].as_u64().unwrap();
    assert!(page(&format!("/log/entries/{number}")).body.contains(&format!("href=\"{path}\"")));
    let entry: Value = serde_json::from_str(&page(&format!("/log/entries/{number}.json")).body).unwrap();
    assert_eq!(entry["document"], kept);
    // It is found by its digest.
    let found: Value = serde_json::from_str(&page(&format!("/search.json?q={digest}")).body).unwrap();
    assert_eq!(found["found"][0]["path"], json!(format!("/log/entries/{number}")), "{found}");
    assert_eq!(found["found"].as_array().unwrap().len(), 1);
}

#[test]
fn a_document_is_never_run() {
    let (_folder, data) = folder();
    let text = "A text of some length. ".repeat(1000);
    let digest = sha256(text.as_bytes());
    cite(&data, "NSS/2014/1", "en", &digest);
    cite(&data, "NSS/2014/2", "en", &sha256(PDF));
    let server = serve(&data);
    assert_eq!((put(&server, &digest, text.as_bytes()).0, put(&server, &sha256(PDF), PDF).0), (201, 201));
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let ask = |method: &str, digest: &str, headers: &[(&str, &str)]| {
        let url = format!("{}/documents/{digest}", server.address);
        let mut request = ureq::http::Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = agent.run(request.body(()).unwrap()).unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        let header = |name: &str| answer.headers().get(name).map_or("", |v| v.to_str().unwrap()).to_owned();
        (
            answer.status().as_u16(),
            ["content-type", "content-disposition", "content-length", "etag"].map(header),
            header("content-security-policy"),
            header("x-content-type-options"),
            body,
        )
    };
    let (status, headers, policy, sniff, body) = ask("GET", &digest, &[]);
    let length = text.len().to_string();
    let tag = format!("\"{digest}\"");
    let named = "inline; filename=\"NSS-2014-1-en.txt\"";
    assert_eq!(
        (status, &headers),
        (200, &["text/plain; charset=utf-8", named, &length, &tag].map(str::to_owned))
    );
    assert_eq!((body, sniff.as_str()), (text.clone(), "nosniff"));
    assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
    let (status, of_head, .., body) = ask("HEAD", &digest, &[]);
    assert_eq!((status, of_head, body.as_str()), (200, headers, ""));
    let (status, [.., part, _], _, _, body) = ask("GET", &digest, &[("range", "bytes=2-5")]);
    assert_eq!((status, part.as_str(), body.as_str()), (206, "4", "text"));
    assert_eq!(ask("GET", &digest, &[("if-none-match", &tag)]).0, 304);
    let (_, [kind, shown, ..], ..) = ask("GET", &sha256(PDF), &[]);
    assert_eq!(
        (kind.as_str(), shown.as_str()),
        ("application/pdf", "attachment; filename=\"NSS-2014-2-en.pdf\"")
    );
    for (path, status) in [
        ("../comity.db", 404),
        (&digest[..63], 400),
        (&digest.to_uppercase()[..], 400),
        (&format!("{digest}?a=b")[..], 400),
    ] {
        assert_eq!(ask("GET", path, &[]).0, status, "{path}");
    }
}

/// An archive that would be large: nothing of it but its directory is looked at.
fn bomb() -> Vec<u8> {
    let name = b"[Content_Types].xml";
    let sizes = [&[0xff; 4][..], &[0, 0, 0, 0x10], &[0xff; 4], &[19, 0]].concat();
    let local = [&b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0"[..], &sizes, &[0, 0], name].concat();
    let central = [&b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0"[..], &sizes, &[0; 16], name].concat();
    let size = u32::try_from(central.len()).unwrap().to_le_bytes();
    let at = u32::try_from(local.len()).unwrap().to_le_bytes();
    [&local[..], &central, b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &size, &at, &[0, 0]].concat()
}

#[test]
fn what_does_not_fit_is_refused_and_leaves_nothing() {
    let (_folder, data) = folder();
    let large = vec![b'a'; (1 << 20) + 1];
    let bomb = bomb();
    for (n, bytes) in [PDF, HTML, &large, &bomb].iter().enumerate() {
        cite(&data, &format!("NSS/2014/{n}"), "en", &sha256(bytes));
    }
    let server = serve_with(&data, &["--largest-document", "1"]);
    let refused = |digest: &str, bytes: &[u8], status: u16, words: &str| {
        let (answered, problem) = put(&server, digest, bytes);
        assert_eq!((answered, problem["status"].as_u64()), (status, Some(u64::from(status))), "{problem}");
        assert!(detail(&problem).contains(words), "{problem}");
        assert_eq!(files(&data), [] as [PathBuf; 0]);
    };
    refused(&sha256(b"uncited"), b"uncited", 404, "record the act that cites it first");
    refused("abc", PDF, 400, "64 hexadecimal digits");
    refused(&sha256(PDF), b"%PDF-1.7 another", 422, &sha256(b"%PDF-1.7 another"));
    refused(&sha256(HTML), HTML, 415, "mark-up");
    refused(&sha256(&bomb), &bomb, 415, "ZIP archive");
    refused(&sha256(&large), &large, 413, "1048576 bytes");
    // The same, dripped, without having said how long it is.
    let mut stream = connect(&server);
    let head = format!(
        "PUT /documents/{} HTTP/1.1\r\nhost: comity\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n",
        sha256(&large)
    );
    stream.write_all(head.as_bytes()).unwrap();
    for piece in large.chunks(50_000) {
        let framed = [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat();
        if stream.write_all(&framed).is_err() {
            break;
        }
    }
    let _ = stream.write_all(b"0\r\n\r\n");
    assert_eq!(answer(stream).0, 413);
    assert_eq!(files(&data), [] as [PathBuf; 0]);
}

#[test]
fn half_a_document_is_none() {
    let (_folder, data) = folder();
    let digest = sha256(PDF);
    cite(&data, "NSS/2014/1", "en", &digest);
    let mut server = serve_with(&data, &["--client-timeout", "1"]);
    let half = |server: &Server| {
        let mut stream = connect(server);
        let head = format!(
            "PUT /documents/{digest} HTTP/1.1\r\nhost: comity\r\ncontent-length: {}\r\n\r\n%PDF",
            PDF.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        // It is begun.
        while files(&data).is_empty() {
            thread::sleep(Duration::from_millis(20));
        }
        stream
    };
    // Whoever leaves half-way leaves nothing.
    drop(half(&server));
    while !files(&data).is_empty() {
        thread::sleep(Duration::from_millis(20));
    }
    // Nor does whoever stops sending: they are told.
    assert_eq!(answer(half(&server)).0, 408);
    assert_eq!(files(&data), [] as [PathBuf; 0]);
    // The program ends at once: what is left is no document, and is gone when it starts again.
    let stream = half(&server);
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    drop(stream);
    assert!(files(&data).iter().all(|path| !path.ends_with(&digest)) && files(&data).len() == 1);
    let again = serve(&data);
    assert_eq!(files(&data), [] as [PathBuf; 0]);
    assert_eq!(put(&again, &digest, PDF).0, 201);
}

#[test]
fn copies_have_them_and_say_what_is_missing() {
    let (folder, data) = folder();
    let file = |name: &str| folder.path().join(name);
    let text = |path: &Path| path.display().to_string();
    let note = b"Note verbale".as_slice();
    fs::write(file("a.bin"), PDF).unwrap();
    fs::write(file("note.txt"), note).unwrap();
    cite(&data, "NSS/2014/1", "en", &sha256(PDF));
    cite(&data, "NSS/2014/2", "en", &sha256(b"lost"));
    let act =
        ["record", "--date", "2014-03-25", "--actor", "NLD", "--act", "statement", "--target", "nss-2014"];
    let more = ["--source", "untc-2015", "--document"];
    let said = succeeds(&data, &[&act[..], &more, &[&text(&file("note.txt"))]].concat());
    assert!(said.contains("kept: ") && said.contains("recorded as entry"), "{said}");
    fs::write(file("page.pdf"), HTML).unwrap();
    // What is refused is not said either.
    fails(&data, &[&act[..], &more, &[&text(&file("page.pdf"))]].concat(), "mark-up");
    fails(&data, &["document", &text(&file("page.pdf"))], "no entry of the log cites");
    assert!(succeeds(&data, &["document", &text(&file("a.bin"))]).starts_with("kept: "));
    assert!(succeeds(&data, &["document", &text(&file("a.bin"))]).starts_with("kept already: "));
    let verified = succeeds(&data, &["verify"]);
    let lost = sha256(b"lost");
    assert!(verified.contains("documents 2 of 3 that are cited are here"), "{verified}");
    assert!(verified.contains(&format!("missing   documents/{}/{lost}", &lost[..2])), "{verified}");

    assert!(succeeds(&data, &["backup", &text(&file("copy"))]).contains("2 documents"));
    assert_eq!(files(&file("copy")).len(), 2);
    assert!(succeeds(&data, &["export", &text(&file("export")), "--documents"]).contains("2 of 3 documents"));
    assert_eq!(fs::read(file("export").join(format!("documents/{}.pdf", sha256(PDF)))).unwrap(), PDF);
    // What is exported is a record folder all the same.
    assert!(succeeds(&data, &["check", &text(&file("export"))]).contains("acts"));

    let server = serve(&data);
    let key = get(&server, "/log/vkey", &[]).body;
    // What is brought beside a server is on its pages after a while, also on those that it keeps.
    let kept = |count: usize| {
        let page = get(&server, "/sessions/nss-2014?size=1000", &[]).body;
        page.contains(&format!("{count} of 3 kept here"))
    };
    assert!(kept(2));
    fs::write(file("lost"), "lost").unwrap();
    succeeds(&data, &["document", &text(&file("lost"))]);
    for _ in 0..600 {
        if kept(3) {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    assert!(kept(3));
    let mut mirror = Command::new(env!("CARGO_BIN_EXE_comity"));
    mirror.args([
        "mirror",
        &server.address,
        &text(&file("mirror")),
        "--key",
        key.trim(),
        "--listen",
        "127.0.0.1:0",
        "--every",
        "1",
    ]);
    let mut mirror = mirror.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(mirror.stdout.take().unwrap()).lines().map(Result::unwrap);
    let pages =
        lines.filter_map(|line| Some(line.trim().strip_prefix("pages  ")?.trim_end_matches('/').to_owned()));
    let mut mirror = Server { process: mirror, address: { pages }.next().unwrap() };
    for _ in 0..600 {
        if files(&file("mirror")).iter().filter(|path| path.extension().is_none()).count() == 3 {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    // It gives what it has copied, and takes nothing else.
    assert_eq!(get(&mirror, &format!("/documents/{}", sha256(PDF)), &[]).body.as_bytes(), PDF);
    let (status, problem) = put(&mirror, &lost, b"lost");
    assert!(status == 403 && detail(&problem).contains("mirror"), "{problem}");
    mirror.process.kill().unwrap();
    mirror.process.wait().unwrap();
    assert!(succeeds(&file("mirror"), &["verify", "--key", key.trim()]).contains("documents 3 of 3"));

    // One that was changed is wrong, and is given to nobody.
    drop(server);
    fs::write(file("copy").join(format!("documents/{}/{}", &sha256(PDF)[..2], sha256(PDF))), HTML).unwrap();
    let copy = serve(&file("copy"));
    fails(&file("copy"), &["verify"], "is not the document that is cited");
    assert_eq!(get(&copy, &format!("/documents/{}", sha256(PDF)), &[]).status, 404);
    assert_eq!(put(&copy, &sha256(PDF), PDF).0, 201);
    assert!(succeeds(&file("copy"), &["verify"]).contains("documents 2 of 3"));
}

#[test]
fn a_session_has_its_documents_in_one_file() {
    let (folder, data) = folder();
    cite(&data, "NSS/2014/1", "en", &sha256(PDF));
    cite(&data, "../NSS:2014/1", "en", &sha256(b"The same name"));
    cite(&data, "NSS/2014/2", "fr", &sha256(b"lost"));
    cite(&data, "NSS/2014/3", "en", &sha256(PDF));
    let server = serve(&data);
    assert_eq!(
        (put(&server, &sha256(PDF), PDF).0, put(&server, &sha256(b"The same name"), b"The same name").0),
        (201, 201)
    );
    let mut answer = ureq::get(format!("{}/sessions/nss-2014/documents.zip", server.address)).call().unwrap();
    assert_eq!(answer.headers()["content-type"], "application/zip");
    let whole = folder.path().join("all.zip");
    fs::write(&whole, answer.body_mut().read_to_vec().unwrap()).unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(&whole).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["manifest.csv", "001_NSS-2014-1-en.pdf", "002_NSS-2014-1-en.txt"]);
    let mut read = |name: &str| {
        let mut bytes = vec![];
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(read("001_NSS-2014-1-en.pdf"), PDF);
    let list = String::from_utf8(read("manifest.csv")).unwrap();
    let rows: Vec<Vec<&str>> = list.lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| rows[0].iter().position(|head| *head == name).unwrap();
    let of = |name: &str| rows[1..].iter().map(|row| row[column(name)]).collect::<Vec<_>>();
    assert_eq!(of("symbol"), ["NSS/2014/1", "../NSS:2014/1", "NSS/2014/2", "NSS/2014/3"]);
    assert_eq!(of("language"), ["en", "en", "fr", "en"]);
    assert_eq!(of("file"), ["001_NSS-2014-1-en.pdf", "002_NSS-2014-1-en.txt", "", "001_NSS-2014-1-en.pdf"]);
    assert_eq!(of("digest")[2], sha256(b"lost"));
    assert_eq!(get(&server, "/sessions/nss-1999/documents.zip", &[]).status, 404);
}

/// Two officers keep the record; what they say to a server comes with its document.
#[test]
fn what_is_said_to_a_server_comes_with_its_document() {
    let (folder, data) = folder();
    let file = |name: &str| folder.path().join(name).display().to_string();
    for (officer, signed) in [("a", &["a"][..]), ("b", &["a", "b"])] {
        succeeds(&data, &["key", "new", &file(officer)]);
        let said = succeeds(&data, &["key", "show", &file(officer)]);
        let words: Vec<&str> = said.split_whitespace().collect();
        let mut arguments =
            vec!["key", "register", "--key", words[1], "--recipient", words[3], "--holder", "depositary"];
        arguments.extend(["--role", "depositary", "--officer", officer, "--note", "NV 1/2026"]);
        let files: Vec<String> = signed.iter().map(|name| file(name)).collect();
        arguments.extend(files.iter().flat_map(|file| ["--sign", file]));
        succeeds(&data, &arguments);
    }
    let note = b"Note verbale of the Netherlands".repeat(10_000);
    fs::write(file("note.txt"), &note).unwrap();
    fs::write(file("other.txt"), "another").unwrap();
    let server = serve_with(&data, &["--documents-a-day", "1", "--largest-document", "1"]);
    let to = ["--to", &server.address];
    let record = |document: &str, more: &[&str]| {
        let act = ["record", "--date", "2014-03-25", "--actor", "NLD", "--act", "statement"];
        let what = ["--target", "nss-2014", "--source", "untc-2015", "--document", document];
        let (first, second) = (file("a"), file("b"));
        let all = [&act[..], &what, &["--sign", &first, "--sign", &second], &to, more].concat();
        all.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let said = succeeds(&data, &words(&record(&file("note.txt"), &[])));
    let address = format!("{}/documents/{}", server.address, sha256(&note));
    assert!(said.starts_with(&format!("kept: {address}\nrecorded as entry ")), "{said}");
    assert_eq!(get(&server, &format!("/documents/{}", sha256(&note)), &[]).body.as_bytes(), note);
    let (note, other) = (file("note.txt"), file("other.txt"));
    let uncited = [&["document", &other][..], &to].concat();
    assert!(succeeds(&data, &[&["document", &note][..], &to].concat()).starts_with("kept already: "));
    fails(&data, &uncited, "record the act that cites it first");
    // What is only saved is not brought: nothing cites it yet.
    let saved = succeeds(&data, &words(&record(&other, &["--save", &file("saved.json")])));
    assert!(saved.contains("nothing is recorded yet"), "{saved}");
    fails(&data, &uncited, "record the act that cites it first");
    // There is a day's room for what one holder cites; the act is recorded all the same, and says so.
    fs::write(file("large.txt"), vec![b'x'; 900 << 10]).unwrap();
    fails(&data, &words(&record(&file("large.txt"), &[])), "--documents-a-day");
    // What is too large for the server is not cited first.
    let before = get(&server, "/log/checkpoint", &[]).body;
    fs::write(file("huge.txt"), vec![b'x'; 2 << 20]).unwrap();
    fails(&data, &words(&record(&file("huge.txt"), &[])), "none of more than 1048576 bytes is kept here");
    assert_eq!(get(&server, "/log/checkpoint", &[]).body, before);
}

fn words(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}
