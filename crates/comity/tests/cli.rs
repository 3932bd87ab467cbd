//! The command line as scripts and people use it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn comity(args: &[&str]) -> Output {
    // Far from any data folder: the built-in record answers.
    let nowhere = TempDir::new().unwrap();
    let args: Vec<String> =
        args.iter().map(|a| a.replace("record/", &format!("{}/record/", root().display()))).collect();
    Command::new(env!("CARGO_BIN_EXE_comity"))
        .args(args)
        .current_dir(nowhere.path())
        .env_remove("COMITY_DATA")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(args: &[&str]) -> Value {
    let output = comity(args);
    assert!(output.status.success(), "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A copy of the built-in record to change.
fn copied() -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &to.join(entry.file_name()));
            } else {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    }
    let folder = TempDir::new().unwrap();
    copy(&root().join("record/nuclear-security"), folder.path());
    folder
}

#[test]
fn the_contract_of_status() {
    let status = json(&[
        "--record",
        "record/nuclear-security",
        "status",
        "cppnm-amendment",
        "--on",
        "2016-05-08",
        "--json",
    ]);
    for (key, expected) in [
        ("instrument", r#""cppnm-amendment""#),
        ("on", r#""2016-05-08""#),
        ("in_force", "true"),
        ("entry_into_force", r#""2016-05-08""#),
        ("trigger", r#"{"date":"2016-04-08","actors":["NIC","URY"]}"#),
        ("states", "102"),
        ("signatories", "0"),
        ("needed", "102"),
        ("have", "102"),
    ] {
        assert_eq!(status[key].to_string(), expected, "{key}");
    }
    let before = json(&["status", "cppnm-amendment", "--on", "2016-04-07", "--json"]);
    assert_eq!((&before["in_force"], &before["entry_into_force"]), (&Value::Bool(false), &Value::Null));
}

#[test]
fn the_reasons_of_an_entry_into_force() {
    let output = comity(&["status", "cppnm-amendment", "--on", "2016-04-08", "--explain"]);
    insta::assert_snapshot!(out(&output));
}

#[test]
fn sets_timelines_and_all_instruments() {
    insta::assert_snapshot!(out(&comity(&["status", "--on", "2016-05-08"])));
    insta::assert_snapshot!(out(&comity(&[
        "who",
        "parties to infcirc-869 but not parties to cppnm-amendment",
        "--on",
        "2016-05-08"
    ])));
    let who = json(&["who", "States party to cppnm", "--on", "2016-04-08", "--json"]);
    assert_eq!(who["count"], 152);
    let csv = out(&comity(&["timeline", "infcirc-869", "--csv"]));
    assert_eq!(csv.lines().count(), 1 + 38 + 1, "a header, 38 subscriptions, and that it took effect");
}

/// A treaty in nobody's fixtures, as a newcomer would write it down.
fn newcomer() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("instruments")).unwrap();
    let definition = "instrument nuclear-safety \"Convention on Nuclear Safety\"\n  opened  1994-09-20\n  Article 31(2)  enters into force  90 days after 3 deposits by States\n  Article 31(2)  for later parties  90 days after own deposit\n";
    fs::write(dir.path().join("instruments/nuclear-safety.instrument"), definition).unwrap();
    let acts = "date,actor,act,instrument,source,note\n1994-09-20,NOR,ratification,nuclear-safety,iaea,\n1995-06-12,EURATOM,accession,nuclear-safety,iaea,\n1995-05/1995-06,CAN,ratification,nuclear-safety,iaea,\n1995-07-01,JPN,acceptance,nuclear-safety,iaea,\n";
    fs::write(dir.path().join("acts.csv"), acts).unwrap();
    fs::write(dir.path().join("sources.csv"), "id,title\niaea,Status list\n").unwrap();
    dir
}

#[test]
fn a_folder_of_definitions_acts_and_sources_is_enough() {
    let dir = newcomer();
    let path = dir.path().to_str().unwrap();
    let status = json(&["--record", path, "status", "nuclear-safety", "--on", "1995-10-01", "--json"]);
    assert_eq!(status["entry_into_force"], "1995-09-29");
    assert_eq!(status["trigger"]["actors"].to_string(), r#"["JPN"]"#);
    assert_eq!(status["parties"], 4);
    let uncertain = json(&["--record", path, "status", "nuclear-safety", "--on", "1995-06-01", "--json"]);
    assert_eq!(uncertain["have"].to_string(), r#"{"min":1,"max":2}"#);
    assert!(comity(&["check", path]).status.success());
}

/// Spoils a file of a sound folder, and says what the check says.
fn check_with(file: &str, contents: &[u8]) -> (Option<i32>, String) {
    let dir = newcomer();
    fs::write(dir.path().join(file), contents).unwrap();
    let output = comity(&["check", dir.path().to_str().unwrap()]);
    (output.status.code(), out(&output).replace(dir.path().to_str().unwrap(), "DIR"))
}

#[test]
fn bad_records_get_an_error_with_its_place_and_how_to_mend_it() {
    let header = "date,actor,act,instrument,source\n";
    let row = |row: &str| format!("{header}{row}\n").into_bytes();
    for (contents, expected) in [
        (
            row("1995-01-01,FRANCE,ratification,nuclear-safety,iaea"),
            "DIR/acts.csv:2:12: error[unknown-actor]",
        ),
        (row("1995-02-30,FRA,ratification,nuclear-safety,iaea"), "DIR/acts.csv:2:1: error[bad-date]"),
        (row("1995-01-01,FRA,ratificaton,nuclear-safety,iaea"), "did you mean 'ratification'?"),
        (row("1995-01-01,FRA,ratification,nuclear-safty,iaea"), "did you mean 'nuclear-safety'?"),
        (
            row("1995-01-01,FRA,ratification,nuclear-safety,nowhere"),
            "DIR/acts.csv:2:44: error[unknown-source]",
        ),
        (row("1995-01-01,FRA,ratification,nuclear-safety,"), "error[missing-source]"),
        (row("1993-01-01,FRA,ratification,nuclear-safety,iaea"), "was opened on 1994-09-20"),
        (row("1995-01-01,DDR,ratification,nuclear-safety,iaea"), "came to an end on 1990-10-03"),
        (row("1995-01-01,FRA,denunciation,nuclear-safety,iaea"), "error[nothing-to-denounce]"),
        (
            row("1995-01-01,FRA,ratification,nuclear-safety,iaea,extra"),
            "DIR/acts.csv:2:1: error[wrong-columns]",
        ),
        (b"date,actor,act,instrumnt,source\n".to_vec(), "did you mean 'instrument'?"),
        (
            b"date,actor,act,instrument,source\n1995-01-01,FRA,\xe9,nuclear-safety,iaea\n".to_vec(),
            "save it as UTF-8",
        ),
        (b"\xff\xfed\0a\0".to_vec(), "it looks like UTF-16"),
        (Vec::new(), "error[wrong-columns]"),
    ] {
        let (code, text) = check_with("acts.csv", &contents);
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains(expected), "expected {expected} in:\n{text}");
    }
    let twice =
        "1995-01-01,FRA,ratification,nuclear-safety,iaea\n1996-01-01,FRA,accession,nuclear-safety,iaea";
    let (code, text) = check_with("acts.csv", &row(twice));
    assert_eq!(code, Some(1));
    assert!(text.starts_with("DIR/acts.csv:3:16: error[duplicate-deposit]"), "{text}");
    let (code, text) = check_with(
        "instruments/nuclear-safety.instrument",
        b"instrument x \"X\"\n  enters into force  30 days after 210 depsits\n",
    );
    assert_eq!(code, Some(1));
    assert!(
        text.contains("x.instrument") || text.contains("nuclear-safety.instrument:2:40: error[syntax]"),
        "{text}"
    );
}

/// A table pasted twice is one mistake, and not to be read a thousand times.
#[test]
fn of_a_thousand_errors_a_hundred_are_shown_and_the_others_counted() {
    let twice = "1995-01-01,FRA,ratification,nuclear-safety,iaea\n".repeat(1_001);
    let (code, said) =
        check_with("acts.csv", format!("date,actor,act,instrument,source\n{twice}").as_bytes());
    assert_eq!((code, said.matches("error[").count()), (Some(1), 101));
    assert!(said.contains("DIR/acts.csv:3:"), "the second is the first that is wrong: {said}");
    assert!(said.contains("900 more findings") && said.ends_with("DIR: 101 errors, 0 warnings\n"), "{said}");
}

#[test]
fn a_file_of_a_gigabyte_is_refused_unread() {
    let dir = newcomer();
    File::create(dir.path().join("acts.csv")).unwrap().set_len(1 << 30).unwrap();
    let path = dir.path().to_str().unwrap();
    let output = comity(&["check", path]);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!("{path}/acts.csv:1:1: error[too-large]");
    assert!(out(&output).starts_with(&expected), "{}", out(&output));
}

/// What can be read and is too long for a log is said where it stands, by whatever would begin a log with it.
#[test]
fn what_no_entry_has_room_for_is_refused_where_it_stands() {
    let dir = newcomer();
    let path = dir.path().to_str().unwrap();
    let acts = format!(
        "date,actor,act,instrument,source,note\n1995-01-01,FRA,ratification,nuclear-safety,iaea,{}\n",
        "é".repeat(33_000)
    );
    fs::write(dir.path().join("acts.csv"), acts).unwrap();
    let more: String = (0..900).map(|n| format!("instrument t{n} \"A treaty of no importance, number {n}\"\n  enters into force  on 2 deposits\n\n")).collect();
    fs::write(dir.path().join("instruments/more.instrument"), more).unwrap();
    let data = dir.path().join("data");
    let serve = ["serve", "--record", path, "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"];
    for args in [&["check", path][..], &serve] {
        let output = comity(args);
        let said = format!("{}{}", out(&output), err(&output));
        assert_eq!(output.status.code(), Some(1), "{said}");
        let row = format!("{path}/acts.csv:2:49: error[too-large]: as an entry of a log it has 66");
        assert!(said.contains(&row) && said.contains("is a document, which an act cites"), "{said}");
        let file =
            format!("{path}/instruments/more.instrument:1:1: error[too-large]: as an entry of a log it has ");
        assert!(said.contains(&file) && said.contains("divide it into several files"), "{said}");
        assert!(!data.exists() || fs::read_dir(&data).unwrap().next().is_none(), "nothing is begun");
    }
}

#[test]
fn wrong_usage_has_its_own_exit_code() {
    for args in [
        &["check", "no/such/folder"][..],
        &["status", "cpnm"],
        &["check"],
        &["nonsense"],
        &["status", "cppnm", "--on", "2016"],
    ] {
        let output = comity(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!err(&output).is_empty());
    }
    assert!(err(&comity(&["status", "cpnm"])).contains("did you mean 'cppnm'?"));
}

#[test]
fn fmt_lays_out_once_and_keeps_what_it_cannot_read() {
    let dir = newcomer();
    let file = dir.path().join("instruments/nuclear-safety.instrument");
    let path = dir.path().to_str().unwrap();
    assert_eq!(comity(&["fmt", path, "--check"]).status.code(), Some(1));
    assert!(comity(&["fmt", path]).status.success());
    let once = fs::read_to_string(&file).unwrap();
    assert!(comity(&["fmt", path, "--check"]).status.success());
    let broken = once.replace("opened", "opend");
    fs::write(&file, &broken).unwrap();
    let output = comity(&["fmt", path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("did you mean 'opened'?"));
    assert_eq!(fs::read_to_string(&file).unwrap(), broken);
}

#[test]
fn what_is_exported_reads_back_as_the_same_regime() {
    let dir = TempDir::new().unwrap();
    let target = dir.path().join("export");
    let target = target.to_str().unwrap();
    assert!(comity(&["export", target]).status.success());
    assert!(comity(&["check", target]).status.success());
    let all = ["status", "--on", "2016-05-08", "--json"];
    for ask in [&all[..], &["calendar", "--json"], &["commitments", "--json"]] {
        assert_eq!(json(&[&["--record", target], ask].concat()), json(ask), "{ask:?}");
    }
    assert_eq!(comity(&["export", target]).status.code(), Some(2), "it overwrites nothing");
}

/// Ratifications whose signature no source that opens gives, and Samoa's, which New Zealand as depositary lists after its ratification;
/// successions to what Czechoslovakia and Yugoslavia had joined, which the list that the record rests on gives in notes alone.
const LEFT: [&str; 15] = [
    "record/nuclear-security/acts/cppnm.csv:30:",
    "record/worked-examples/acts/iccpr-op1.csv:91:",
    "record/worked-examples/acts/iccpr-op1.csv:93:",
    "record/worked-examples/acts/iccpr-op2.csv:22:",
    "record/worked-examples/acts/limitation-period.csv:15:",
    "record/worked-examples/acts/limitation-period.csv:17:",
    "record/worked-examples/acts/refugee-protocol.csv:108:",
    "record/worked-examples/acts/refugee-protocol.csv:110:",
    "record/worked-examples/acts/refugee-protocol.csv:114:",
    "record/worked-examples/acts/refugee-protocol.csv:116:",
    "record/worked-examples/acts/refugee-protocol.csv:119:",
    "record/worked-examples/acts/refugee-protocol.csv:122:",
    "record/worked-examples/acts/refugee-protocol.csv:138:",
    "record/worked-examples/acts/unclos.csv:185:",
    "record/worked-examples/acts/wcpfc.csv:16:",
];

/// Meant are warnings on acts that a depositary lists under the present name of the State, and those that are listed.
#[test]
fn the_built_in_records_are_clean_and_laid_out() {
    for dir in ["record/nuclear-security", "record/worked-examples", "record/negotiation"] {
        let output = comity(&["check", dir]);
        let said = out(&output);
        assert!(output.status.success() && said.contains("no errors"), "{said}");
        for warning in said.lines().filter(|line| line.contains("warning[")) {
            let under_its_present_name =
                warning.contains("warning[actor-not-yet]") && dir.ends_with("worked-examples");
            let of_a_kind = ["not-signed", "nothing-to-succeed"].iter().any(|code| warning.contains(code));
            let is_left = of_a_kind && LEFT.iter().any(|place| warning.contains(place));
            assert!(under_its_present_name || is_left, "{warning}");
        }
        for place in LEFT.iter().filter(|place| place.starts_with(dir)) {
            assert!(said.contains(place), "nothing is wrong with {place} any more");
        }
        assert!(comity(&["fmt", dir, "--check"]).status.success());
    }
}

#[test]
fn help_and_completions() {
    insta::assert_snapshot!(out(&comity(&["--help"])));
    assert!(out(&comity(&["completions", "bash"])).contains("complete -F _comity"));
}

/// Every command has a page, which says what its help says.
#[test]
fn manual_pages() {
    let folder = tempfile::tempdir().unwrap();
    out(&comity(&["manual", folder.path().join("man").to_str().unwrap()]));
    let page = |name: &str| fs::read_to_string(folder.path().join("man").join(name)).unwrap();
    assert!(page("comity.1").contains("Keeps an international regime working between summits"));
    assert!(page("comity-log-key.1").contains("verifier key"), "{}", page("comity-log-key.1"));
    assert!(page("comity-status.1").contains("Print the reasons"));
    let written = comity(&["manual", folder.path().join("man/comity.1").to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(1));
}

/// What a command has below it, as its help lists it.
fn below(help: &str) -> Vec<&str> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| line.is_empty() || line.starts_with("  "));
    let names =
        listed.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").collect()
}

/// The help of a command, and of all below it.
fn described(words: &[&str], page: &mut String) {
    let help = out(&comity(&[words, &["--help"]].concat()));
    let help = help.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    *page += format!("\n## comity {}", words.join(" ")).trim_end();
    *page += &format!("\n\n```text\n{help}\n```\n");
    for name in below(&help) {
        described(&[words, &[name]].concat(), page);
    }
}

/// The command reference of the book is what the program says of itself; `COMITY_UPDATE=1` writes it.
#[test]
fn the_command_reference_is_what_the_program_says() {
    let mut page = String::from("# Commands\n\nWhat `comity help` says, command by command.\n");
    described(&[], &mut page);
    assert!(page.contains("\n## comity store copy\n") && page.contains("\n## comity backup\n"));
    let place = root().join("docs/commands.md");
    if std::env::var_os("COMITY_UPDATE").is_some() {
        fs::write(&place, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&place).unwrap() == page,
        "COMITY_UPDATE=1 cargo test -p comity the_command_reference"
    );
}

/// The overdue Article 16 conference, the way a script and a person ask for it.
#[test]
fn calendars_sessions_and_what_is_due() {
    insta::assert_snapshot!(
        out(&comity(&["calendar", "article-16", "--on", "2021-06-01"]))
            .lines()
            .take(8)
            .collect::<Vec<_>>()
            .join("\n")
    );
    insta::assert_snapshot!(out(&comity(&["session", "cppnm-amendment-2005"])));
    let calendar = json(&["calendar", "article-16", "--on", "2022-06-01", "--json"]);
    assert_eq!(
        (&calendar["due"][0]["days_late"], &calendar["due"][1]["not_before"]),
        (&324.into(), &"2027-04-01".into())
    );
    let due = json(&["due", "GBR", "--on", "2016-04-02", "--json"]);
    assert_eq!(
        (&due[0]["day_passed"], &due[0]["about"]),
        (&true.into(), &"communique-2012/heu-targets".into())
    );
    assert!(
        due[0]["sources"].as_array().is_some_and(|s| !s.is_empty()),
        "what is due says where that is published"
    );
    let rows = out(&comity(&["commitments", "--of", "SGP", "--csv"]));
    assert!(rows.contains("sgp-2014-cppnm,national,SGP,Singapore,accede to the CPPNM,treaties,2014-03-24,nss-2014,,came_about,true"), "{rows}");
    let printed = out(&comity(&["remind", "SGP", "--on", "2016-11-01"]));
    assert!(printed.contains("Singapore: ") && printed.contains("2016-12-31  ▲ due soon"), "{printed}");
    for (args, said) in [
        (&["calendar", "artcle-16"][..], "did you mean 'article-16'?"),
        (&["session", "nss-2015"], "there is no session 'nss-2015'; did you mean"),
        (&["due", "FINLAND"], "did you mean FIN (Finland)?"),
        (&["commitments", "--state", "late"], "pending"),
        (&["stocktake", "nss", "--from", "2016-01-01", "--to", "2015-01-01"], "comes before --from"),
        (&["stocktake", "nsss", "--from", "2015-01-01", "--to", "2016-01-01"], "did you mean 'nss'?"),
        (&["remind", "FIN", "--to", "someone@example.org"], "COMITY_SMTP"),
    ] {
        let output = comity(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(err(&output).contains(said), "{args:?}: {}", err(&output));
    }
}

#[test]
fn stock_is_taken_of_forums_states_and_statements() {
    let stock = json(&["stocktake", "nss", "--from", "2010-01-01", "--to", "2012-03-31", "--json"]);
    assert_eq!(
        (&stock["now"]["sessions"], &stock["now"]["delegations"], &stock["before"]["sessions"]),
        (&2.into(), &100.into(), &0.into())
    );
    assert_eq!(stock["now"]["heads"], 73, "37 and 36, as was published");
    let singapore = json(&["stocktake", "SGP", "--from", "2014-01-01", "--to", "2014-12-31", "--json"]);
    assert_eq!(
        (&singapore["now"]["promised"], &singapore["now"]["delivered_on_record"]),
        (&2.into(), &1.into())
    );
    assert_eq!(
        singapore["memberships"].as_array().unwrap().len(),
        3,
        "a joint statement; the Convention and its Amendment, on one day"
    );
    let statement =
        json(&["stocktake", "js-2012-smuggling", "--from", "2012-01-01", "--to", "2014-12-31", "--json"]);
    assert_eq!((&statement["now"]["promised"], &statement["now"]["unreported"]), (&16.into(), &16.into()));
    let markdown = out(&comity(&["stocktake", "nss", "--from", "2010-01-01", "--to", "2010-12-31"]));
    assert!(
        markdown.starts_with("# Stock-taking: Nuclear Security Summit\n")
            && markdown.contains("| sessions held | 1 | 0 |"),
        "{markdown}"
    );
}

/// A report recorded late: before that, nothing was found.
#[test]
fn commitments_as_they_were_known() {
    let folder = copied();
    let late = "date,actor,act,target,detail,source,recorded\n2017-01-20,SGP,report,sgp-2016-laboratory,done,nss2016-downblending,2020-01-01\n";
    fs::write(folder.path().join("acts/late.csv"), late).unwrap();
    let path = folder.path().to_str().unwrap();
    for (known, state) in [("2019-12-31", "nothing_found"), ("2020-01-01", "reported")] {
        let args = [
            "--record",
            path,
            "commitments",
            "--under",
            "sgp-2016-laboratory",
            "--on",
            "2017-06-01",
            "--known",
            known,
            "--json",
        ];
        assert_eq!(json(&args)[0]["state"], state, "as known on {known}");
    }
}

/// Switzerland's was the 21st deposit, of 1987-01-09: put down ten days late, and corrected two months after.
#[test]
fn the_record_as_it_was_known() {
    let folder = copied();
    let acts = folder.path().join("acts/cppnm.csv");
    let text = fs::read_to_string(&acts).unwrap();
    let row = "1987-01-09,CHE,ratification,cppnm,,,dzu-1989-17-94; ieadb-memb; huggo-mem,\n";
    assert!(text.contains(row));
    fs::write(&acts, text.replace(row, "")).unwrap();
    let late = "date,actor,act,instrument,target,detail,source,recorded
1987-01-19,CHE,ratification,cppnm,,,dzu-1989-17-94,2020-01-01
1987-01-19,CHE,rectification,cppnm,1987-01-19 ratification,1987-01-09 ratification,dzu-1989-17-94,2020-03-01
";
    fs::write(folder.path().join("acts/late.csv"), late).unwrap();
    let path = folder.path().to_str().unwrap();
    for (known, entry) in [
        ("2019-12-31", "1987-10-22"),
        ("2020-01-01", "1987-02-18"),
        ("2020-02-29", "1987-02-18"),
        ("2020-03-01", "1987-02-08"),
    ] {
        let args = ["--record", path, "status", "cppnm", "--on", "2016-05-08", "--known", known, "--json"];
        assert_eq!(json(&args)["entry_into_force"], entry, "as known on {known}");
    }
}

/// The page on a first forum, followed to the letter.
#[test]
fn the_forum_of_the_book_works_as_it_says() {
    let page = fs::read_to_string(root().join("docs/first-forum.md")).unwrap();
    let block = |kind: &str| {
        page.split(&format!("```{kind}\n")).nth(1).unwrap().split("```").next().unwrap().to_owned()
    };
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("instruments")).unwrap();
    fs::write(dir.path().join("instruments/sources-review.instrument"), block("instrument")).unwrap();
    fs::write(dir.path().join("acts.csv"), block("csv")).unwrap();
    fs::write(dir.path().join("sources.csv"), "id,title\nminutes,Minutes\n").unwrap();
    let path = dir.path().to_str().unwrap();
    let checked = comity(&["check", path]);
    assert!(checked.status.success() && out(&checked).contains("0 warnings"), "{}", out(&checked));
    assert!(comity(&["fmt", path, "--check"]).status.success());
    let ask = |args: &[&str]| json(&[&["--record", path], args, &["--json"]].concat());
    let calendar = ask(&["calendar", "sources-review", "--on", "2027-06-01"]);
    assert_eq!((&calendar["due"][0]["state"], &calendar["due"][0]["days_late"]), (&"held".into(), &1.into()));
    assert_eq!(
        (&calendar["due"][1]["state"], &calendar["due"][1]["due"]),
        (&"overdue".into(), &"2027-03-02".into())
    );
    let session = ask(&["session", "review-2026", "--on", "2026-04-01"]);
    let decision = &session["decisions"][0];
    assert_eq!(
        (&decision["adopted"], &decision["in_favour"], &decision["abstaining"]),
        (&true.into(), &1.into(), &1.into())
    );
    let kenya = ask(&["due", "KEN", "--on", "2027-05-01"]);
    let owed: Vec<&str> = kenya.as_array().unwrap().iter().filter_map(|d| d["about"].as_str()).collect();
    assert!(owed.contains(&"ken-register") && owed.contains(&"sources-pledge/inventory"), "{owed:?}");
    let stock = ask(&["stocktake", "sources-review", "--from", "2025-03-01", "--to", "2026-12-31"]);
    assert_eq!(
        (&stock["now"]["promised"], &stock["now"]["reported"], &stock["now"]["sessions"]),
        (&1.into(), &1.into(), &1.into())
    );
}
