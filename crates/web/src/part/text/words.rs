//! Wordings: brackets with the names of those who stand behind them, and words that came and went. They keep the language and the
//! direction of the text, whatever the page's are.

use comity_draft::{Choice, Doubt, Piece, Wait, token::tokens, view::Run};
use maud::{Markup, html};

use crate::{
    question::view::View,
    word::locale::{Language, t},
};

/// How the words of a text are shown.
pub struct Hand<'a> {
    /// To whom.
    pub view: &'a View,
    /// The text's id.
    pub text: &'a str,
    /// The code of their language.
    pub code: &'a str,
    /// Words that are looked for, in small letters.
    pub asked: Vec<String>,
}

/// Which way a language is written.
pub fn direction(code: &str) -> &'static str {
    Language::parse(code).map_or("auto", Language::direction)
}

/// Who keeps something in brackets, each once: whoever keeps a bracket around it, and of a `whole` provision whoever cannot accept it.
pub fn kept_by(waits: &[Wait], whole: bool) -> Vec<String> {
    let mut by: Vec<String> = vec![];
    for wait in waits {
        let who = match wait {
            Wait::Keeper { by, .. } => by,
            Wait::Position { by, .. } if whole => by,
            _ => continue,
        };
        if !by.contains(who) {
            by.push(who.clone());
        }
    }
    by
}

impl Hand<'_> {
    /// Words, and brackets in their place.
    pub fn pieces(&self, pieces: &[Piece]) -> Markup {
        html! {
            @for piece in pieces {
                @match piece {
                    Piece::Words { text, .. } => (self.words(text)),
                    Piece::Bracket(doubt) => (self.bracket(doubt)),
                }
            }
        }
    }

    /// Words as they stand; those that are looked for are marked.
    pub fn words(&self, text: &str) -> Markup {
        if self.asked.is_empty() {
            return html! { (text) };
        }
        let space = |is: bool| if is { " " } else { "" };
        html! {
            (space(text.starts_with(' ')))
            @for token in tokens(text, 0) {
                @if self.asked.contains(&token.text.to_lowercase()) { mark { (token.text) } } @else { (token.text) }
            }
            (space(text.len() > 1 && text.ends_with(' ')))
        }
    }

    /// A bracket: each of its choices with who proposes it, what stands with who keeps it in brackets; "no text" beside others is
    /// not printed unless somebody proposes it.
    fn bracket(&self, doubt: &Doubt) -> Markup {
        let kept = kept_by(&doubt.waits, false);
        let alternatives = doubt.choices.len() > 1;
        let is_shown = |c: &&Choice| !(alternatives && c.by.is_empty() && c.pieces.is_empty());
        html! {
            @for choice in doubt.choices.iter().filter(is_shown) {
                (self.choice(choice, if choice.proposals.is_empty() { &kept } else { &choice.by }))
            }
        }
    }

    fn choice(&self, choice: &Choice, by: &[String]) -> Markup {
        // A space at either end stands outside the bracket.
        let (mut pieces, mut front, mut back) = (choice.pieces.clone(), false, false);
        if let Some(Piece::Words { text, .. }) = pieces.first_mut() {
            front = text.starts_with(' ');
            *text = text.trim_start().to_owned();
        }
        if let Some(Piece::Words { text, .. }) = pieces.last_mut() {
            back = text.ends_with(' ');
            *text = text.trim_end().to_owned();
        }
        let view = self.view;
        html! {
            @if front { " " }
            span.bracket { "[" @if pieces.is_empty() { (self.own(&t!(view, "text-no-words"))) } @else { (self.pieces(&pieces)) } "]" }
            (self.names(by))
            @if back { " " }
        }
    }

    /// Who stands behind a bracket, each leading to what they have on the table; an observer whose words somebody brings is named
    /// behind.
    pub fn names(&self, by: &[String]) -> Markup {
        let view = self.view;
        let link = |id: &str| view.link(&format!("/texts/{}?by={id}", self.text));
        html! {
            @if !by.is_empty() {
                span.by dir="ltr" { "("
                    @for (n, who) in by.iter().enumerate() {
                        @if n > 0 { ", " }
                        @let (first, observer) = who.split_once(" for ").map_or((who.as_str(), None), |(first, o)| (first, Some(o)));
                        a href=(link(first)) title=(view.name_of(first).text) { (first) }
                        @if let Some(observer) = observer { " " (self.own(&t!(view, "text-on-behalf-of"))) " " a href=(link(observer)) title=(view.name_of(observer).text) { (observer) } }
                    }
                ")" }
            }
        }
    }

    /// A rule, as it stands beside the words.
    pub fn rule(&self, rule: &Markup) -> Markup {
        let view = self.view;
        html! { p.rule { span.quiet { (t!(view, "text-rule")) } " " code dir="ltr" lang="en" { (rule) } } }
    }

    /// Words of the page among those of the text.
    pub fn own(&self, words: &str) -> Markup {
        let language = self.view.locale.language;
        html! {
            @if language.tag() == self.code { i { (words) } }
            @else { i lang=(language.tag()) dir=(language.direction()) { (words) } }
        }
    }

    /// What differs between two wordings: marked, and said to whoever does not see it.
    pub fn runs(&self, runs: &[Run]) -> Markup {
        let view = self.view;
        let unseen = |words: String| {
            let language = view.locale.language;
            html! { span.sr lang=(language.tag()) { " [" (words) "] " } }
        };
        html! {
            @for run in runs {
                @match run {
                    Run::Same(words) => (self.words(words)),
                    Run::Put(words) => ins { (unseen(t!(view, "text-inserted"))) (self.words(words)) (unseen(t!(view, "text-inserted-end"))) },
                    Run::Gone(words) => del { (unseen(t!(view, "text-deleted"))) (self.words(words)) (unseen(t!(view, "text-deleted-end"))) },
                }
            }
        }
    }
}
