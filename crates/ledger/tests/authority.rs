//! Every role against every action, in every circumstance that a policy may ask about; the table in the book is this.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, fs, path::Path};

use comity_ledger::authority::{Authority, Case, POLICIES, Role, actions};
use comity_regime::{ActKind, kind, proceeding::What};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

fn authority() -> Authority {
    Authority::parse(&file(&format!("record/nuclear-security/{POLICIES}"))).unwrap()
}

fn cases(role: Role, action: &str) -> impl Iterator<Item = Case> {
    let each = [false, true].into_iter().flat_map(|own| [false, true].map(|keyed| (own, keyed)));
    each.flat_map(move |(own, keyed)| {
        let action = action.to_owned();
        let officers =
            [0, 1, 2].into_iter().flat_map(|officers| [false, true].map(|cited| (officers, cited)));
        officers.map(move |(officers, cited)| Case {
            role,
            action: action.clone(),
            own,
            keyed,
            officers,
            cited,
        })
    })
}

/// The vocabulary of policies has a word for everything that can be said, and no other.
#[test]
fn policies_are_nested_no_deeper_than_they_can_be_read() {
    for inside in [
        format!("{}true{}", "(".repeat(29_000), ")".repeat(29_000)),
        format!("{}true", "!".repeat(29_000)),
        format!("{}true", "if true then true else ".repeat(2_000)),
        format!("{}1 == 1", "-".repeat(29_000)),
        format!("{}1{} == [1]", "[".repeat(2_000), "]".repeat(2_000)),
    ] {
        let text = format!("permit(principal, action, resource) when {{ {inside} }};");
        let error = Authority::parse(&text).unwrap_err();
        assert!(error.what.contains("nested"), "{}", error.what);
    }
}

#[test]
fn actions_are_all_that_can_be_done() {
    let acts = ActKind::ALL.iter().map(|kind| kind.word());
    let said = acts.chain(What::WORDS).map(str::to_owned);
    let own = [
        "objection_to_decision",
        "rectification_of_proceeding",
        "key_registration",
        "key_recovery",
        "key_rotation",
        "key_revocation",
        "key_approval",
        "source",
        "disagreement",
        "name",
        "actor",
        "attribute",
        "definition_of_measure",
        "description_of_record",
        "definition_of_instrument",
        "definition_of_forum",
        "policies",
        "log_key",
        "sealing",
        "opening",
        "read",
    ];
    let expected: BTreeSet<String> = said.chain(own.map(str::to_owned)).collect();
    let declared: BTreeSet<String> = actions().into_iter().map(str::to_owned).collect();
    assert_eq!(declared, expected);
}

/// The groups of acts in the vocabulary of policies are those of the core's table of kinds.
#[test]
fn the_vocabulary_has_each_kind_of_act_in_its_group() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/trust/authority.cedarschema");
    let schema = fs::read_to_string(&path).unwrap();
    let all = || kind::ON_INSTRUMENTS.iter().chain(kind::of_proceedings());
    let groups: BTreeSet<&str> = all().map(|kind| kind.group).collect();
    let mut declared = BTreeSet::new();
    let mut expected = String::new();
    for line in schema.lines() {
        let words = line.strip_prefix("action ").and_then(|line| line.strip_suffix(']')?.split_once(" in ["));
        let Some((words, group)) = words.filter(|(_, group)| groups.contains(group)) else {
            expected += &format!("{line}\n");
            continue;
        };
        declared.insert(group);
        let kinds: Vec<&str> = all().filter(|kind| kind.group == group).map(|kind| kind.action).collect();
        // What is there stays in its order; what is new comes after it.
        let there: Vec<&str> = words.split(", ").filter(|word| kinds.contains(word)).collect();
        let new = kinds.iter().filter(|word| !there.contains(word));
        let words: Vec<&str> = there.iter().chain(new).copied().collect();
        expected += &format!("action {} in [{group}]\n", words.join(", "));
    }
    assert_eq!(declared, groups, "{} declares an action for each group and lists its kinds", path.display());
    if std::env::var_os("COMITY_UPDATE").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let how = "COMITY_UPDATE=1 cargo test -p comity-ledger --test authority writes it, twice, since the table of the book is made of it";
    assert_eq!(schema, expected, "{} is not what crates/regime/src/kind says: {how}", path.display());
}

/// In how few words a role may do something.
fn may(authority: &Authority, role: Role, action: &str) -> &'static str {
    let permitted: Vec<Case> = cases(role, action).filter(|case| authority.permits(case)).collect();
    let all = |test: &dyn Fn(&Case) -> bool| permitted.iter().all(test);
    match permitted.len() {
        0 => "",
        _ if all(&|c| c.cited && c.officers == 2) => "two officers, with the decision cited",
        _ if all(&|c| c.cited) => "with the decision cited",
        _ if all(&|c| c.officers == 2 && c.own) => "own, two officers",
        _ if all(&|c| c.officers == 2) => "two officers",
        _ if all(&|c| c.own && !c.keyed) => "own, if it has no key",
        _ if all(&|c| c.own) => "own",
        _ if all(&|c| !c.keyed || c.own) && permitted.iter().any(|c| c.own && c.keyed) => {
            "own, or if it has no key"
        }
        _ if all(&|c| !c.keyed) => "if it has no key",
        _ if all(&|c| !c.keyed || c.officers == 2) => "if it has no key, or two officers",
        _ if all(&|c| c.own || c.officers == 2) => "own, or two officers",
        _ => "yes",
    }
}

#[test]
fn the_table_in_the_book_is_what_the_policies_say() {
    let authority = authority();
    let mut table = String::from("| action |");
    for role in Role::ALL {
        table += &format!(" {} |", role.word());
    }
    table += "\n| --- |";
    table += &" --- |".repeat(Role::ALL.len());
    for action in actions() {
        table += &format!("\n| {} |", action.replace('_', " "));
        for role in Role::ALL {
            table += &format!(" {} |", may(&authority, role, action));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/who-may-do-what.md");
    let book = fs::read_to_string(&path).unwrap();
    let (head, _) = book.split_once("| action |").unwrap();
    let expected = format!("{head}{table}\n");
    if std::env::var_os("COMITY_UPDATE").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    assert_eq!(book, expected, "COMITY_UPDATE=1 cargo test -p comity-ledger --test authority");
}

/// What must never be, whatever the policies' wording.
#[test]
fn nobody_speaks_for_another_who_can_speak() {
    let authority = authority();
    let treaty = |action: &str| ActKind::ALL.iter().any(|kind| kind.word() == action);
    for role in Role::ALL {
        for action in actions() {
            for case in cases(role, action).filter(|case| authority.permits(case)) {
                let what = format!("{case:?}");
                match role {
                    Role::Public => assert_eq!(action, "read", "{what}"),
                    Role::Delegation | Role::Reviewer | Role::Observer | Role::Chair => {
                        assert!(case.own || action == "read", "{what}");
                    }
                    Role::Depositary if treaty(action) => assert_eq!(case.officers, 2, "{what}"),
                    _ => {}
                }
                if ["vote", "pledge", "report", "request"].contains(&action) {
                    assert!(case.own || !case.keyed, "{what}");
                }
                // What everything else rests on is never one office's word, a forum apart that its parties decided on.
                let founds = action.starts_with("definition_")
                    || ["actor", "attribute", "description_of_record", "policies", "log_key"]
                        .contains(&action);
                let two = role == Role::Depositary && case.officers == 2;
                let forum = action == "definition_of_forum" && case.cited;
                assert!(!founds || two || forum && role == Role::Secretariat, "{what}");
                assert!(action != "definition_of_forum" || case.cited, "{what}");
                if ["key_registration", "key_recovery"].contains(&action) {
                    assert!(role == Role::Depositary && case.officers == 2, "{what}");
                }
            }
        }
    }
}

#[test]
fn policies_that_speak_of_nothing_are_refused_with_their_place() {
    let text = file(&format!("record/nuclear-security/{POLICIES}"));
    for (wrong, what) in [
        (text.replace("Role::\"chair\"", "Rolle::\"chair\""), "Rolle"),
        (text.replace("Action::\"review\"", "Action::\"revue\""), "revue"),
        (text.replace("context.own", "context.owns"), "owns"),
        (text.replace("permit (", "permitted ("), "permitted"),
    ] {
        let error = Authority::parse(&wrong).unwrap_err();
        assert!(error.offset > 0 && wrong.get(error.offset..).is_some(), "{error:?}");
        assert!(error.what.contains(what) || wrong[error.offset..].starts_with(what), "{error:?}");
    }
}
