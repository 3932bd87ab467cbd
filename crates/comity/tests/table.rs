//! Texts under negotiation, on the command line.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn comity(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comity")).args(args).current_dir(root()).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let output = comity(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What is asked of the worked example.
fn example(args: &[&str]) -> String {
    out(&[&["--record", "record/negotiation"], args].concat())
}

const ENTRY: &str = "  1. This Convention shall enter into force on the [ninetieth day after the date of deposit of the twenty-second][ninetieth day after the date of deposit of the sixtieth — XAR][thirtieth day after the date of deposit of the thirtieth — XBO, XCA] instrument of ratification, acceptance, approval or accession.";

#[test]
fn the_worked_example_reads_as_its_acts_make_it() {
    let text = example(&["text", "icns-text", "--on", "2026-04-30"]);
    assert!(text.lines().any(|line| line == ENTRY), "{text}");
    assert!(text.contains("  [2 bis. A summary of each review shall be published.]\n"), "{text}");
    // Nobody broke the silence.
    assert!(text.contains("  2. The interval between meetings shall not exceed two years.\n"), "{text}");
    assert!(text.contains("icns-p1 (XAR) waits for: XBO: objection to icns-p1 since 2026-03-12"), "{text}");
    assert!(!text.contains("without effect") && !text.contains("unreadable"), "{text}");
    let before = example(&["text", "icns-text", "--on", "2026-04-17"]);
    assert!(before.contains("[three][two — XAR] years"), "{before}");
    let clean = example(&["text", "icns-text", "--on", "2026-04-30", "--clean"]);
    assert!(!clean.contains('[') && clean.contains("twenty-second instrument"), "{clean}");
    assert!(example(&["text", "--on", "2026-04-30"]).contains("icns-text  Convention on Nuclear Security"));
}

#[test]
fn programs_get_the_same() {
    let json = example(&["text", "icns-text", "--on", "2026-04-30", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["phase"], &json["refused"]), (&"open".into(), &serde_json::json!([])));
    assert_eq!(json["progress"]["all"]["bracketed"], 2, "{}", json["progress"]["all"]);
    let rows = example(&["text", "icns-text", "--on", "2026-04-30", "--csv"]);
    assert!(
        rows.lines().any(|row| row.starts_with("icns-p4,2026-03-18,XAR,,a5.2,words; words,,,taken_in,")),
        "{rows}"
    );
    let akn = example(&["text", "icns-text", "--on", "2026-04-30", "--akn"]);
    assert!(akn.contains("<article eId=\"art_8\" GUID=\"a8\""), "{akn}");
    let markdown = example(&["text", "icns-text", "--on", "2026-04-30", "--md"]);
    assert!(markdown.contains("### Article 8\n\n**Entry into force**\n"), "{markdown}");
}

#[test]
fn acts_are_printed_as_lines_and_read_back() {
    let lines = example(&["text", "icns-text", "--acts"]);
    // A record folder has no days of recording.
    assert!(!lines.contains(" known "), "{lines}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("icns.text");
    fs::write(&file, &lines).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(out(&["text", "import", file]), lines);
    let rows = out(&["text", "import", file, "--as-acts", "--source", "worked-example"]);
    let recorded = fs::read_to_string(root().join("record/negotiation/acts/table.csv")).unwrap();
    assert_eq!(rows, recorded);
}

#[test]
fn what_a_rule_refuses_is_refused_by_its_name() {
    let propose = |args: &[&str]| {
        let first = ["--record", "record/negotiation", "propose", "icns-text", "--source", "worked-example"];
        comity(&[&first[..], args].concat())
    };
    let words = [
        "--by",
        "XAR",
        "--provision",
        "a1.1",
        "--old",
        "principles",
        "--new",
        "standards",
        "--day",
        "2026-05-01",
    ];
    let agreed = propose(&[&words[..], &["--id", "icns-p9"]].concat());
    let said = String::from_utf8_lossy(&agreed.stderr);
    assert!(!agreed.status.success() && said.contains("(ad-referendum: "), "{said}");
    let observer = propose(&[
        "--by",
        "XOB",
        "--id",
        "icns-p9",
        "--provision",
        "a4.1",
        "--delete",
        "--day",
        "2026-05-01",
    ]);
    assert!(String::from_utf8_lossy(&observer.stderr).contains("(observer: "));
    let taken = propose(&[
        "--by",
        "XAR",
        "--id",
        "icns-p1",
        "--provision",
        "a4.1",
        "--delete",
        "--day",
        "2026-05-01",
    ]);
    assert!(!taken.status.success());
    let good = propose(&[
        "--by",
        "XAR",
        "--id",
        "icns-p9",
        "--provision",
        "a4.1",
        "--delete",
        "--day",
        "2026-05-01",
    ]);
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    assert!(String::from_utf8_lossy(&good.stderr).contains("[delete — XAR]"));
    let unknown = comity(&["--record", "record/negotiation", "text", "icns-tex"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean 'icns-text'?"));
}

/// A copy of the worked example.
fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for sub in ["", "acts", "instruments"] {
        fs::create_dir_all(folder.path().join(sub)).unwrap();
        for file in fs::read_dir(root().join("record/negotiation").join(sub)).unwrap() {
            let file = file.unwrap();
            if file.path().is_file() {
                fs::copy(file.path(), folder.path().join(sub).join(file.file_name())).unwrap();
            }
        }
    }
    folder
}

/// Words and salt are in the delegation's file alone until it opens its proposal.
#[test]
fn a_proposal_is_sealed_into_a_file_and_opened_from_it() {
    let folder = copied();
    let (record, files) = (folder.path().to_str().unwrap(), tempfile::tempdir().unwrap());
    let file = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
    let own = file("own.sealed");
    let propose = |args: &[&str]| {
        let first = ["--record", record, "propose", "icns-text", "--source", "worked-example"];
        comity(&[&first[..], args].concat())
    };
    let words = [
        "--provision",
        "a4.1",
        "--wording",
        "Each  Party  shall keep an inventory.",
        "--because",
        "A reason.",
    ];
    let seal = |path: &str| {
        let named = ["--by", "XAR", "--id", "icns-v1", "--day", "2026-05-01", "--seal", path];
        propose(&[&words[..], &named].concat())
    };
    let open = |path: &str| propose(&["--open", path, "--day", "2026-05-03"]);
    let failed = |ran: std::process::Output, why: &str| {
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(!ran.status.success() && said.contains(why), "{why}: {said}");
    };
    let sealed = seal(&own);
    assert!(sealed.status.success(), "{}", String::from_utf8_lossy(&sealed.stderr));
    let sealed = String::from_utf8(sealed.stdout).unwrap();
    assert!(
        sealed.contains(",icns-v1,icns-text,sealed_proposal,,,digest: ") && !sealed.contains("inventory"),
        "{sealed}"
    );
    let kept = fs::read_to_string(&own).unwrap();
    assert!(kept.contains("keep an inventory."), "{kept}");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&own).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    failed(seal(&own), "a file is there, and is not written over");
    // What was not lodged cannot be opened.
    failed(open(&own), "(unknown: ");
    fs::write(folder.path().join("acts/sealed.csv"), &sealed).unwrap();
    out(&["check", record]);
    let shown = out(&["--record", record, "text", "icns-text", "--on", "2026-05-01"]);
    assert!(shown.contains("icns-v1 (XAR, under seal) waits for: XAR to open it"), "{shown}");
    assert!(!shown.contains("inventory"), "{shown}");
    let other = file("other.sealed");
    for (change, to, why) in [
        ("an inventory", "no inventory", "it was changed"),
        ("\"XAR\"", "\"XDE\"", "it was changed"),
        ("\"icns-text\"", "\"another\"", "it is of the text 'another'"),
        ("\"salt\": \"", "\"salt\": \"x", "its salt is not 64 hexadecimal digits"),
        ("\"salt\"", "\"pepper\"", "this is no file that 'comity propose --seal' wrote"),
    ] {
        assert!(kept.contains(change), "{change}: {kept}");
        fs::write(&other, kept.replacen(change, to, 1)).unwrap();
        failed(open(&other), why);
    }
    let opened = open(&own);
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    assert!(String::from_utf8_lossy(&opened.stderr).contains("inventory"));
    fs::write(folder.path().join("acts/opened.csv"), &opened.stdout).unwrap();
    out(&["check", record]);
    let shown = out(&["--record", record, "text", "icns-text", "--on", "2026-05-03", "--by", "XAR"]);
    assert!(
        shown.contains("icns-v1 of 2026-05-03, on a4.1: on the table (under seal from 2026-05-01 on)"),
        "{shown}"
    );
    failed(open(&own), "(sealed: ");
    failed(propose(&["--open", &own, "--by", "XAR"]), "cannot be used with");
}

/// What cannot be read, or is refused, has its line in the table of acts.
#[test]
fn a_folder_is_checked_down_to_the_lines_of_its_acts() {
    let folder = copied();
    let copy = folder.path();
    let place = copy.join("acts/table.csv");
    let good = fs::read_to_string(&place).unwrap();
    let said = |text: &str| {
        fs::write(&place, text).unwrap();
        let checked = comity(&["check", copy.to_str().unwrap()]);
        (checked.status.success(), String::from_utf8(checked.stdout).unwrap())
    };
    assert!(said(&good).0, "{}", said(&good).1);
    let line = |text: &str, words: &str| text.lines().position(|l| l.contains(words)).unwrap() + 1;
    let wrong = good.replacen("  old: twenty-second\n", "  odl: twenty-second\n", 1);
    let (clean, report) = said(&wrong);
    let at = format!("table.csv:{}", line(&wrong, "odl: twenty-second"));
    assert!(!clean && report.contains(&at) && report.contains("did you mean 'old'?"), "{at}: {report}");
    let refused = good.replacen("  old: twenty-second\n", "  old: twenty-third\n", 1);
    let (clean, report) = said(&refused);
    assert!(!clean && report.contains("the words 'twenty-third' do not stand there (words: "), "{report}");
}

#[test]
fn a_compilation_comes_in_and_what_does_not_balance_is_said() {
    let file = "crates/draft/tests/fixtures/compilation.md";
    let found = out(&["text", "import", file]);
    assert!(
        found.contains("9 opening brackets") && found.contains("compilation.md:9:4: [ stands alone"),
        "{found}"
    );
    let lines = out(&["text", "import", file, "--as-text", "--day", "2026-01-01"]);
    assert!(lines.contains("    as printed: yes\n"), "{lines}");
    assert!(!comity(&["text", "import", "crates/draft/tests/fixtures/none.md"]).status.success());
}

/// What is agreed becomes a treaty of the running record: the decision and the definition in one, or not at all.
#[test]
fn an_adopted_text_is_an_instrument_that_runs() {
    let world = tempfile::tempdir().unwrap();
    let file = |name: &str| world.path().join(name).display().to_string();
    let record = world.path().join("record");
    fs::create_dir_all(record.join("acts")).unwrap();
    fs::create_dir_all(record.join("instruments")).unwrap();
    fs::write(record.join("actors.csv"), "id,name,kind\nXAA,A,state\nXBB,B,state\nXCH,Chair,organisation\n")
        .unwrap();
    fs::write(record.join("sources.csv"), "id,title\nx,X\n").unwrap();
    let defined = "instrument harbours \"Draft\"\n  force proposed\n\nforum talks \"Talks\"\n  established 2026-01-01\n  members {XAA, XBB}\n";
    fs::write(record.join("instruments/harbour.instrument"), defined).unwrap();
    let text = "2026-03-01 XCH text harbour on talks
  title: Convention on Harbours
  languages: en
  chairs: XCH
  members: XAA, XBB
  instrument: harbours

2026-03-01 XCH tabling t1 on harbour as chair's text
  article a1
    paragraph a1.1
      en: It enters into force on the second deposit.
      rule: enters into force on 2 deposits
    paragraph a1.2
      en: The depositary is the chair.
      rule: depositary XCH

2026-03-02 XCH text_decision d1 on harbour as basis
  on: t1

2026-03-03 XAA bracket b1 on harbour/a1.1
";
    fs::write(file("harbour.text"), text).unwrap();
    let rows = out(&["text", "import", &file("harbour.text"), "--as-acts", "--source", "x"]);
    fs::write(record.join("acts/table.csv"), rows).unwrap();
    let (record, data) = (record.display().to_string(), file("log"));
    let mut begin = Command::new(env!("CARGO_BIN_EXE_comity"));
    begin.args(["--record", &record, "--data", &data, "serve", "--listen", "127.0.0.1:0"]);
    let mut server = begin.stdout(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(server.stdout.take().unwrap()).lines();
    assert!(said.map_while(Result::ok).any(|line| line.ends_with("Ctrl-C ends it.")));
    server.kill().unwrap();
    server.wait().unwrap();

    let adopt = ["--data", &data, "adopt", "harbour", "--id", "d2", "--day", "2026-03-05", "--source", "x"];
    // What is in brackets is not adopted, and nothing is recorded.
    let refused = comity(&[&adopt[..], &["--apply"]].concat());
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && why.contains("'a1.1' is in bracket 'b1'"), "{why}");
    let act = |act: &[&str]| {
        let all = [&["--data", &data, "record", "--date", "2026-03-04", "--source", "x"], act].concat();
        out(&all)
    };
    act(&["--actor", "XAA", "--act", "drafting", "--target", "b1", "--set", "value=lifting_of_bracket"]);
    let tried = out(&adopt);
    assert!(tried.contains("2 entries would be recorded together"), "{tried}");
    assert!(out(&["--data", &data, "text", "harbour"]).contains("open"), "it was only tried");
    out(&[&adopt[..], &["--apply"]].concat());
    assert!(out(&["--data", &data, "text", "harbour"]).contains(": adopted\n"));
    for (actor, day) in [("XAA", "2026-04-01"), ("XBB", "2026-05-01")] {
        let all = ["--data", &data, "record", "--date", day, "--source", "x", "--actor", actor];
        out(&[&all[..], &["--act", "ratification", "--instrument", "harbours"]].concat());
    }
    let status = out(&["--data", &data, "status", "harbours", "--on", "2026-06-01", "--json"]);
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert!(status["entry_into_force"].to_string().contains("2026-05-01"), "{status}");
    // What else the file defines still stands.
    assert!(out(&["--data", &data, "calendar", "talks"]).contains("Talks"));
    // It is adopted once.
    let again = comity(&[&adopt[..], &["--apply"]].concat());
    assert!(!again.status.success());
}
