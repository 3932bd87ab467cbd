//! The words of a text by provisions: with brackets and names, or clean.

use comity_draft::{Shown, Status, clause::RULE, provision::Kind};
use maud::{Markup, html};

use crate::part::text::{
    said::{designation, name, provision_path},
    words::{Hand, direction, kept_by},
};
use crate::{
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// What is shown of a text's words.
pub struct Shows<'a> {
    /// In which hand.
    pub hand: &'a Hand<'a>,
    /// The text on its day.
    pub laid: &'a Laid,
    /// Without anything that is proposed.
    pub clean: bool,
    /// Provisions stand without those around them: each says which it is.
    pub alone: bool,
}

impl Shows<'_> {
    /// Provisions, one below the other.
    pub fn all(&self, provisions: &[&Shown]) -> Markup {
        html! { div.text { @for shown in provisions { (self.one(shown)) } } }
    }

    /// A provision: its number and its words, how far it has come, and its id, which leads to its page.
    pub fn one(&self, shown: &Shown) -> Markup {
        let view = self.hand.view;
        let inner = html! { (self.line(shown)) };
        let (code, dir) = (self.hand.code, direction(self.hand.code));
        let class = format!("words {} in{}", shown.kind.word(), shown.depth.min(4));
        let head = matches!(
            shown.kind,
            Kind::Preamble | Kind::Part | Kind::Chapter | Kind::Section | Kind::Article | Kind::Annex
        );
        let says = !shown.wordings.is_empty() && !matches!(shown.kind, Kind::Heading | Kind::Note);
        html! {
            div.provision.head[head] #(shown.id) {
                @if head { h3 class=(class) lang=(code) dir=(dir) { (inner) } } @else { p class=(class) lang=(code) dir=(dir) { (inner) } }
                (self.rule(shown))
                p.along {
                    @if says { (status(view, shown.status)) " " }
                    a.own href=(view.link(&provision_path(self.hand.text, &shown.id))) dir=[(!self.alone).then_some("ltr")] { @if self.alone { (name(view, &self.laid.reading, shown)) } @else { (shown.id) } }
                }
            }
        }
    }

    /// What it says to machines.
    fn rule(&self, shown: &Shown) -> Markup {
        let rule = shown.wordings.get(RULE).filter(|rule| !self.clean && !rule.is_empty());
        html! { @if let Some(rule) = rule { (self.hand.rule(&self.hand.pieces(rule))) } }
    }

    fn line(&self, shown: &Shown) -> Markup {
        let (view, code) = (self.hand.view, self.hand.code);
        let number = designation(code, shown.kind, &shown.number);
        let bracketed = !self.clean && shown.in_brackets();
        let unnamed = number.is_empty() && shown.wordings.is_empty();
        html! {
            @if bracketed { "[" }
            @if !number.is_empty() { span.no { (number) } " " }
            @if unnamed { (self.hand.own(&view.word("provision-kind", shown.kind.word()).text)) }
            @match shown.wordings.get(code) {
                Some(_) if self.clean => (self.hand.words(&shown.plain(code).unwrap_or_default())),
                Some(pieces) => (self.hand.pieces(pieces)),
                None if !shown.wordings.is_empty() => (self.hand.own(&t!(view, "text-no-wording"))),
                None => {}
            }
            @if bracketed { "]" (self.hand.names(&self.behind(shown))) }
            @if !self.clean {
                @for whole in &shown.changes {
                    " " span.bracket { "[" (self.hand.own(&view.word("change", whole.change).text)) @if !whole.to.is_empty() { " " bdi { (whole.to) } } "]" } (self.hand.names(&whole.by))
                }
            }
        }
    }

    /// Who stands behind the brackets around a whole provision: those who propose it, or who keep it in brackets.
    fn behind(&self, shown: &Shown) -> Vec<String> {
        match &shown.proposed {
            Some(proposal) => self.laid.table.proponents(proposal),
            None => kept_by(&shown.waits, true),
        }
    }
}

/// How far a provision has come: a glyph and a word.
fn status(view: &View, status: Status) -> Markup {
    let glyph = match status {
        Status::NotDiscussed => "○",
        Status::Bracketed => "◐",
        Status::Clean => "◉",
        Status::AdReferendum => "●",
        Status::Adopted => "✓",
    };
    html! { span.status.(status.word()) { (glyph) " " (view.word("text-status", status.word())) } }
}
