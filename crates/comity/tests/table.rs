//! Texts under negotiation, on the command line.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
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
        rows.lines().any(|row| row.starts_with("icns-p4,2026-03-18,XAR,,a5.2,words,,,taken_in,")),
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

/// What cannot be read, or is refused, has its line in the table of acts.
#[test]
fn a_folder_is_checked_down_to_the_lines_of_its_acts() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path();
    for sub in ["", "acts", "instruments"] {
        fs::create_dir_all(copy.join(sub)).unwrap();
        for file in fs::read_dir(root().join("record/negotiation").join(sub)).unwrap() {
            let file = file.unwrap();
            if file.path().is_file() {
                fs::copy(file.path(), copy.join(sub).join(file.file_name())).unwrap();
            }
        }
    }
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
