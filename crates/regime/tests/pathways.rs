//! Pathways: what may be written, what is refused and where.

use comity_regime::{
    Diagnostic, SourceText,
    language::{parse, print},
    load::{Folder, load},
};

const WORLD: &str = "instrument a \"A\"\n  opened  2000-01-01\n  enters into force  on 1 deposits\n\ninstrument new \"New\"\n  force  proposed\n\nforum f \"F\"\n  under  a\n  members  parties to a\n\n  Article 16  meets again  when a majority of members request it, not before 5 years after the last session\n\nforum g \"G\"\n  members  States\n\nmeasure m \"M\"\n  gap    standards\n  share  of States that are parties to a\n";

const GOOD: &str = "# why\npathway p \"P\"\n  title       fr \"Q\"\n  convenes    f every 5 years from 2027-01-01, 5 days\n  convenes    g every year from 2027-01-01 until 2040-01-01, 1 day\n  invites     States but not parties to a\n  urges       a, new\n  obliges     standards binding uniform\n  happens     60% to 95%  assumed\n  takes part  50% to 75.5%  from s\n  pull        of f 1 to 1.8  assumed\n  pull        measured at g on a\n  adopts      new after 2 to 8 years  assumed\n  terms       0.5 to 1.3  assumed\n  commitments 0.1 to 0.5  assumed\n  delivered   within 2 years 40% to 80%  assumed\n";

fn check(pathway: &str) -> Vec<Diagnostic> {
    let file = |text: &str| text.as_bytes().to_vec();
    let folder: Folder = [
        ("instruments/all.instrument".to_owned(), file(WORLD)),
        ("pathways/p.pathway".to_owned(), file(pathway)),
        (
            "sources.csv".to_owned(),
            file("id,title,publisher,url,retrieved\ns,S,P,https://example.org,2026-01-01\n"),
        ),
        ("actors.csv".to_owned(), file("id,name,kind,source\nFRA,France,state,s\n")),
    ]
    .into();
    match load(&folder, None, None) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    }
}

#[test]
fn a_pathway_is_read_and_printed_as_it_is_written() {
    let found = check(GOOD);
    assert!(found.is_empty(), "{found:?}");
    let (script, found) = parse(&SourceText::new("p.pathway", GOOD));
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(print(&script), GOOD);
}

/// Each line takes the place of the one that begins with the same words.
#[test]
fn what_is_wrong_is_said_with_its_place() {
    let cases = [
        (
            "  happens     60% to 95%  assumed",
            "  happens     60%  assumed",
            "p.pathway:9:20",
            "a belief needs both bounds",
        ),
        ("  happens     60% to 95%  assumed", "  happens     60% to 95%", "p.pathway:9:25", "on whose word"),
        (
            "  happens     60% to 95%  assumed",
            "  happens     60% to 195%  assumed",
            "p.pathway:9:15",
            "more than all",
        ),
        (
            "  happens     60% to 95%  assumed",
            "  happens     95% to 60%  assumed",
            "p.pathway:9:15",
            "above the upper",
        ),
        (
            "  pull        of f 1 to 1.8  assumed",
            "  pull        of f 0 to 1.8  assumed",
            "p.pathway:11:20",
            "factor of 0",
        ),
        (
            "  pull        of f 1 to 1.8  assumed",
            "  pull        of h 1 to 1.8  assumed",
            "p.pathway:11:18",
            "convenes no 'h'",
        ),
        (
            "  takes part  50% to 75.5%  from s",
            "  takes part  50% to 75.5%  from t",
            "p.pathway:10:34",
            "no source 't'",
        ),
        (
            "  convenes    f every 5 years from 2027-01-01, 5 days",
            "  convenes    f every 2 years from 2027-01-01, 5 days",
            "p.pathway:4:15",
            "2032-01-01 at the earliest",
        ),
        (
            "  convenes    f every 5 years from 2027-01-01, 5 days",
            "  convenes    f every 5 years from 2027-01-01",
            "p.pathway:4:46",
            "how many days",
        ),
        (
            "  adopts      new after 2 to 8 years  assumed",
            "  adopts      a after 2 to 8 years  assumed",
            "p.pathway:13:15",
            "adopted already",
        ),
        ("  urges       a, new", "  urges       b, new", "p.pathway:7:15", "no instrument 'b'"),
        (
            "  obliges     standards binding uniform",
            "  obliges     standarts binding uniform",
            "p.pathway:8:15",
            "did you mean 'standards'?",
        ),
        (
            "  obliges     standards binding uniform",
            "  obliges     standards binding unifrom",
            "p.pathway:8:33",
            "uniform",
        ),
    ];
    for (line, other, place, says) in cases {
        assert!(GOOD.contains(line), "{line}");
        let found = check(&GOOD.replace(line, other));
        let fits = |d: &Diagnostic| {
            let text = d.to_string();
            text.contains(place) && format!("{text}{:?}", d.help).contains(says)
        };
        assert!(
            found.iter().any(fits),
            "{other}: {}",
            found.iter().map(ToString::to_string).collect::<String>()
        );
    }
}

#[test]
fn an_obligation_binds_the_parties_to_something() {
    let political = "pathway p \"P\"\n  convenes  g every year from 2027-01-01, 1 day\n  invites   States\n  obliges   standards political uniform\n";
    assert!(check(political).is_empty(), "{:?}", check(political));
    let binding = political.replace("political", "binding");
    let found = check(&binding);
    assert!(
        found.iter().any(|d| d.to_string().contains("p.pathway:4:13") && d.message.contains("binds nobody")),
        "{found:?}"
    );
    // What is urged has to be binding itself.
    let urges = |id: &str| check(&format!("{binding}  urges     {id}\n"));
    assert!(urges("a").is_empty(), "{:?}", urges("a"));
}
