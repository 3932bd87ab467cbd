//! A reader at the desk: what they see depends on who has signed in, or how they can.

use std::ops::Deref;

use comity_regime::ActorIx;
use maud::{Markup, html};

use super::{Desk, Session, waiting::Item};
use crate::{
    part::layout::Here,
    question::view::{Text, View},
    word::locale::t,
};

/// A view, and who has signed in.
pub struct Seat<'a> {
    view: &'a View,
    desk: &'a Desk,
    /// Who has signed in.
    pub session: Option<Session>,
}

impl Deref for Seat<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        self.view
    }
}

impl<'a> Seat<'a> {
    /// The seat of whoever asks.
    pub fn at(desk: &'a Desk, view: &'a View) -> Seat<'a> {
        let session = desk.sessions.of(&view.headers, &view.record.trust.keyring);
        Seat { view, desk, session }
    }

    /// The State or organisation for which somebody has signed in.
    pub fn speaker(&self) -> Option<ActorIx> {
        self.session.as_ref().and_then(|session| self.regime.register().actors.find(&session.holder))
    }

    /// What waits at the desk for a second signature, as far as whoever has signed in sees it.
    pub fn waiting(&self, session: &Session) -> Vec<Item> {
        self.desk.waiting.all(&self.record, &self.record.key, &|by| session.sees(by))
    }

    /// One that waits.
    pub fn waiting_item(&self, session: &Session, digest: &str) -> Option<Item> {
        let found = self.desk.waiting.find(&self.record, &self.record.key, digest);
        found.filter(|item| session.sees(&item.statement.by))
    }
}

/// Where a page of the desk is.
pub fn here(path: &str, title: String) -> Here<'_> {
    Here { path, title: Text::own(title), days: vec![], also: &[] }
}

/// What runs at the desk.
pub fn script(view: &Seat<'_>) -> Markup {
    html! { script type="module" src={ "/desk.js?" (view.program) } {} }
}

/// Who has signed in; or how to.
pub fn signed_in(view: &Seat<'_>) -> Markup {
    html! {
        div #session.session data-who=[view.session.as_ref().map(|session| view.name_of(&session.holder).text)] data-failed=(t!(view, "desk-failed")) data-none=(t!(view, "desk-no-passkey")) {
            @match &view.session {
                Some(session) => {
                    p { "● " (t!(view, "desk-signed-in", who = view.name_of(&session.holder).text, role = view.word("role", session.role.word()).text, officer = &session.officer))
                        " " button.plain type="button" data-sign-out { (t!(view, "desk-sign-out")) } }
                }
                None => {
                    form data-sign-in {
                        button { (t!(view, "desk-sign-in")) }
                        " " a href=(view.action("/passkey")) { (t!(view, "make-passkey")) }
                    }
                    // A device does not offer by itself what was made before passkeys had to be found there.
                    details {
                        summary { (t!(view, "desk-another-passkey")) }
                        form data-sign-in {
                            label { (t!(view, "desk-as")) " " input name="holder" required autocomplete="off" dir="ltr" placeholder="depositary"; }
                            " " button { (t!(view, "desk-sign-in")) }
                        }
                    }
                    noscript { p.warning { (t!(view, "needs-javascript")) " " code { "comity record --sign" } } }
                }
            }
            p role="status" {}
        }
    }
}
