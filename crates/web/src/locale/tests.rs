//! No message is missing in any language, and none is there that nothing uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use comity_regime::{
    ActKind,
    language::ast::Force,
    proceeding::{Capacity, Counted, Grade, Level, What},
    process::State,
};
use fluent_syntax::{ast, parser};

use super::{Arguments, Language, slug};

/// Every message of a language with the names of its arguments.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource =
        parser::parse(language.messages()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let mut names = BTreeSet::new();
        arguments(message.value.as_ref().expect("a value"), &mut names);
        let double = messages.insert(message.id.name.to_owned(), names);
        assert!(double.is_none(), "{language:?}: {} is there twice", message.id.name);
    }
    messages
}

fn arguments(pattern: &ast::Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                names.insert(id.name.to_owned());
            }
            ast::Expression::Select { selector, variants } => {
                if let ast::InlineExpression::VariableReference { id } = selector {
                    names.insert(id.name.to_owned());
                }
                variants.iter().for_each(|variant| arguments(&variant.value, names));
            }
            ast::Expression::Inline(_) => {}
        }
    }
}

#[test]
fn every_language_says_the_same() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let own = messages(language);
        assert_eq!(
            own.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>(),
            "{language:?} has other messages"
        );
        for (id, names) in &own {
            assert!(
                names.is_subset(&english[id]),
                "{language:?}: {id} has arguments that nothing fills: {names:?}"
            );
        }
        // What cannot be formatted would be shown as its id.
        assert!(!language.locale().say("skip", &Arguments::new()).is_empty());
    }
}

/// The sources of the pages, in one text.
fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, all);
        } else if entry.extension().is_some_and(|e| e == "rs") && !entry.ends_with("tests.rs") {
            all.push_str(&fs::read_to_string(entry).expect("a source"));
        }
    }
}

/// The literals that follow a beginning: `after("t!(view, \"", text)`.
fn after<'a>(beginning: &str, text: &'a str) -> Vec<&'a str> {
    text.split(beginning).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_message_is_used_and_there() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("t!( ", "t!(");
    let mut used: BTreeSet<String> = ["view", "locale", "self"]
        .into_iter()
        .flat_map(|it| after(&format!("t!({it}, \""), &text))
        .map(str::to_owned)
        .collect();
    for columns in text.split("heads(view, &[").skip(1).filter_map(|rest| rest.split(']').next()) {
        let words = columns.split('"').skip(1).step_by(2).map(|word| word.trim_start_matches('#'));
        used.extend(words.filter(|word| !word.is_empty()).map(|word| format!("head-{word}")));
    }
    let words = |family: &str, words: Vec<&str>| {
        words.into_iter().map(|word| format!("{family}-{}", slug(word))).collect::<Vec<_>>()
    };
    used.extend(words("act", ActKind::ALL.iter().map(|k| k.word()).collect()));
    used.extend(words("act", What::WORDS.to_vec()));
    used.extend(words("grade", Grade::ALL.iter().map(|g| g.word()).collect()));
    used.extend(words("value", Grade::ALL.iter().map(|g| g.word()).collect()));
    used.extend(words("act", Capacity::ALL.iter().map(|c| c.word()).collect()));
    used.extend(words("counted", Counted::ALL.iter().map(|c| c.word()).collect()));
    used.extend(words("level", Level::ALL.iter().map(|l| l.word()).collect()));
    used.extend(words("value", Level::ALL.iter().map(|l| l.word()).collect()));
    used.extend(words(
        "force",
        [Force::Binding, Force::Political, Force::Proposed].map(Force::word).to_vec(),
    ));
    used.extend(words(
        "state",
        State::ALL.iter().filter_map(|s| s.title().split_once(' ')).map(|(_, word)| word).collect(),
    ));
    let there: BTreeSet<String> = messages(Language::English).into_keys().collect();
    let missing: Vec<_> = used.difference(&there).collect();
    assert!(missing.is_empty(), "messages that are not there: {missing:?}");
    // Vocabularies are looked up by the word that the record has; what is in one is used where the vocabulary is.
    let families: BTreeSet<&str> =
        ["view", "self", "locale"].iter().flat_map(|it| after(&format!("{it}.word(\""), &text)).collect();
    let unused: Vec<_> = there
        .difference(&used)
        .filter(|id| !families.iter().any(|family| id.starts_with(&format!("{family}-"))))
        .collect();
    assert!(unused.is_empty(), "messages that nothing uses: {unused:?}");
}

#[test]
fn languages_are_chosen_as_readers_prefer() {
    assert_eq!(Language::accepted("fr-CH, fr;q=0.9, en;q=0.8"), Language::French);
    assert_eq!(Language::accepted("de, ru;q=0.5, en;q=0.4"), Language::Russian);
    assert_eq!(Language::accepted("zh-Hant-TW"), Language::Chinese);
    assert_eq!(Language::accepted("de"), Language::English);
    assert_eq!(Language::accepted(""), Language::English);
}

#[test]
fn dates_numbers_and_names_are_as_cldr_has_them() {
    let day = comity_regime::Day::new(2016, 5, 8).expect("a day");
    let write = |language: Language| language.locale().day(day);
    assert_eq!(
        Language::ALL.map(write),
        ["8 مايو 2016", "2016年5月8日", "8 May 2016", "8 mai 2016", "8 мая 2016\u{202f}г.", "8 may 2016"]
    );
    let count = |language: Language| language.locale().number(6213);
    assert_eq!(Language::ALL.map(count), ["6,213", "6,213", "6,213", "6\u{202f}213", "6\u{a0}213", "6213"]);
    let name = |language: Language| language.locale().name("FIN").unwrap_or_default();
    assert_eq!(Language::ALL.map(name), ["فنلندا", "芬兰", "", "Finlande", "Финляндия", "Finlandia"]);
    // CLDR says otherwise what the United Nations calls by another name.
    assert_eq!(Language::French.locale().name("KOR").as_deref(), Some("République de Corée"));
    assert!(Language::French.locale().compare("Égypte", "Estonie").is_lt());
}
