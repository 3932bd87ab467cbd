//! What is said of texts in the reader's language: names of provisions, what brackets wait for, what was done.

use comity_draft::{Act, Does, Reading, Shown, Text, Wait, provision::Kind, row_of};
use maud::{Markup, html};

use crate::{
    part::layout::{date, entry},
    question::view::View,
    word::locale::{Language, t},
};

/// The path of a text.
pub fn text_path(text: &str) -> String {
    format!("/texts/{text}")
}

/// The path of a provision.
pub fn provision_path(text: &str, provision: &str) -> String {
    format!("/texts/{text}/provisions/{provision}")
}

/// What stands before a provision's words, in the language of the words: `Article 8`, `1.`, `(a)`.
pub fn designation(code: &str, kind: Kind, number: &str) -> String {
    let locale = Language::parse(code).unwrap_or(Language::English).locale();
    match kind {
        _ if number.is_empty() => String::new(),
        Kind::Part => t!(locale, "provision-part", number = number),
        Kind::Chapter => t!(locale, "provision-chapter", number = number),
        Kind::Section => t!(locale, "provision-section", number = number),
        Kind::Article => t!(locale, "article", number = number),
        Kind::Annex => t!(locale, "provision-annex", number = number),
        Kind::Point | Kind::Subpoint => format!("({number})"),
        _ => format!("{number}."),
    }
}

/// What a provision is called in the reader's language: `Article 8(1)`, or what it is and its id.
pub fn name(view: &View, reading: &Reading, shown: &Shown) -> String {
    let tag = view.locale.language.tag();
    let of_kind = || format!("{} {}", view.word("provision-kind", shown.kind.word()).text, shown.id);
    let (mut tail, mut at) = (String::new(), shown);
    loop {
        let numbered = !at.number.is_empty();
        match (at.kind, at.parent.as_deref().and_then(|id| reading.provision(id))) {
            (Kind::Paragraph | Kind::Point | Kind::Subpoint, Some(parent)) if numbered => {
                tail = format!("({}){tail}", at.number);
                at = parent;
            }
            (Kind::Heading, Some(parent)) => {
                return format!("{} · {}", name(view, reading, parent), of_kind());
            }
            (kind, _) if numbered => return designation(tag, kind, &format!("{}{tail}", at.number)),
            (Kind::Preamble, _) => return view.word("provision-kind", at.kind.word()).text,
            _ => return of_kind(),
        }
    }
}

/// The heading of a provision, or of the nearest that it stands in and that has one, in a language.
pub fn heading(reading: &Reading, shown: &Shown, code: &str) -> Option<String> {
    let mut at = Some(shown);
    while let Some(of) = at {
        let is_heading = |p: &&Shown| p.kind == Kind::Heading && p.parent.as_deref() == Some(of.id.as_str());
        if let Some(heading) = reading.provisions.iter().find(is_heading) {
            return heading.printed(code, false);
        }
        at = of.parent.as_deref().and_then(|id| reading.provision(id));
    }
    None
}

/// Who proposes something, by their names; an observer whose words somebody brings is named behind.
pub fn who(view: &View, by: &[String]) -> Markup {
    html! {
        @for (n, who) in by.iter().enumerate() {
            @if n > 0 { (view.locale.comma()) }
            @match who.split_once(" for ") {
                Some((first, observer)) => { (view.name_of(first)) " " (t!(view, "text-on-behalf-of")) " " (view.name_of(observer)) }
                None => (view.name_of(who)),
            }
        }
    }
}

/// Provisions by their ids, each leading to its page; one that is not in the reading any more by its id alone.
pub fn provisions(view: &View, reading: &Reading, ids: &[String]) -> Markup {
    html! {
        @for (n, id) in ids.iter().enumerate() {
            @if n > 0 { (view.locale.comma()) }
            a href=(view.link(&provision_path(&reading.id, id))) { @match reading.provision(id) { Some(shown) => (name(view, reading, shown)), None => (id) } }
        }
    }
}

/// What something waits for; why, in the words of whoever said so.
pub fn wait(view: &View, wait: &Wait) -> Markup {
    let day = |day| view.locale.day(day);
    let (said, because) = match wait {
        Wait::Position { by, on, stance, because, since } => {
            let (by, stance) = (view.name_of(by).text, view.word("stance", stance).text);
            let on = view.locale.isolated(on);
            (
                t!(view, "wait-position", by = by, stance = stance, on = on, day = day(*since)),
                because.as_str(),
            )
        }
        Wait::Keeper { by, bracket, because, since } => {
            let (by, bracket) = (view.name_of(by).text, view.locale.isolated(bracket));
            (t!(view, "wait-keeper", by = by, bracket = bracket, day = day(*since)), because.as_str())
        }
        Wait::Lifting { bracket } => (t!(view, "wait-lifting", bracket = view.locale.isolated(bracket)), ""),
        Wait::Package { package } => (t!(view, "wait-package", package = view.locale.isolated(package)), ""),
        Wait::Silence { until, .. } => (t!(view, "wait-silence", day = day(*until)), ""),
        Wait::Decision { .. } => (t!(view, "wait-decision"), ""),
        Wait::Opening { by, since, .. } => {
            (t!(view, "wait-opening", by = view.name_of(by).text, day = day(*since)), "")
        }
        Wait::Tabled => (t!(view, "wait-tabled"), ""),
    };
    html! { (said) @if !because.is_empty() { ". " q { (view.original(because)) } } }
}

/// What something waits for, a line each.
pub fn waits(view: &View, all: &[Wait]) -> Markup {
    html! { @if let [one] = all { (wait(view, one)) } @else { ul.waits { @for one in all { li { (wait(view, one)) } } } } }
}

/// The last act at the table of a text by the day of the view: its place.
pub fn last(view: &View, text: &Text) -> Option<usize> {
    let done = text.acts.iter().enumerate().filter(|(_, act)| act.day <= view.on);
    done.max_by_key(|(place, act)| (act.day, *place)).map(|(place, _)| place)
}

/// What an act did, in words: what it is, and which position or decision.
pub fn does(view: &View, act: &Act, text: &str) -> Markup {
    let row = row_of(act, text);
    let what = match &act.does {
        Does::Position { stance, .. } => Some(view.word("stance", stance.word())),
        Does::Decision { ruling, .. } => Some(view.word("ruling", ruling.word())),
        _ => None,
    };
    let mut on = act.does.about();
    // Its words and its rule are of one provision.
    on.dedup();
    // A tabling and a decision may be about hundreds of provisions; their entry has them all.
    let few = !matches!(act.does, Does::Tabling { .. }) && on.len() <= FEW;
    html! {
        (view.word("drafting", &row.word)) @if let Some(what) = what { ": " (what) }
        @if let Some(id) = act.does.makes() { " " bdi { (id) } }
        @if few && !on.is_empty() { " → " bdi { (on.join(", ")) } }
    }
}

/// So many ids are named.
const FEW: usize = 8;

/// Why something was done, if that was said.
pub fn because(act: &Act) -> &str {
    match &act.does {
        Does::Proposal(p) | Does::Unsealing { proposal: p, .. } => &p.because,
        Does::Bracket(b) => &b.because,
        Does::Retabling { because, .. }
        | Does::Withdrawal { because, .. }
        | Does::Position { because, .. }
        | Does::Lifting { because, .. }
        | Does::Package { because, .. }
        | Does::Division { because, .. }
        | Does::Decision { because, .. }
        | Does::Correction { because, .. } => because,
        _ => "",
    }
}

/// An act at the place of a text, with its day, its actor, and its entry of the log.
pub fn act(view: &View, text: &Text, place: usize) -> Markup {
    html! {
        @if let Some((act, index)) = text.acts.get(place).zip(text.entries.get(place)) {
            (date(view, act.day)) " · " (view.name_of(&act.actor)) " · " (does(view, act, &text.id)) " · " (entry(view, *index))
        }
    }
}

#[cfg(test)]
mod tests {
    use comity_draft::provision::Kind;

    use super::designation;

    #[test]
    fn numbers_stand_in_the_language_of_the_words() {
        assert_eq!(designation("en", Kind::Article, "8 bis"), "Article 8 bis");
        assert_eq!(designation("zh", Kind::Chapter, "II"), "第II章");
        assert_eq!(designation("ru", Kind::Annex, "I"), "Приложение I");
        assert_eq!(designation("fr", Kind::Point, "a"), "(a)");
        assert_eq!(designation("fr", Kind::Paragraph, "1"), "1.");
        assert_eq!(designation("fr", Kind::Recital, ""), "");
        // A language that the pages do not have.
        assert_eq!(designation("de", Kind::Article, "1"), "Article 1");
    }
}
