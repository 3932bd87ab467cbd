//! A reader at the desk: what they see depends on who has signed in.

use std::ops::Deref;

use comity_regime::ActorIx;

use super::{Desk, Session, waiting::Item};
use crate::question::view::View;

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
