//! What is asked for and is not there, with what comes nearest: to programs in English, to people in their language.

use comity_regime::{ActorIx, nearest};

use super::View;
use crate::{
    question::problem::Problem,
    word::{
        address::{promise_path, source_path},
        locale::t,
    },
};

impl View {
    /// An actor by its id, in letters of either case.
    ///
    /// # Errors
    /// If there is none.
    pub fn find_actor(&self, id: &str) -> Result<ActorIx, Problem> {
        let actors = &self.regime.register().actors;
        let found = actors.find(id).or_else(|| actors.find(&id.to_uppercase()));
        found.ok_or_else(|| {
            let near =
                actors.nearest(id).map(|a| (format!("/states/{}", a.id), format!("{} ({})", a.id, a.name)));
            unknown("State or organisation", id, near, t!(self, "no-such-actor", id = id))
        })
    }

    /// There is no instrument of an id.
    pub fn no_instrument(&self, id: &str) -> Problem {
        let near = self.regime.register().nearest_instrument(id);
        let near = near.map(|near| (format!("/instruments/{near}"), format!("'{near}'")));
        unknown("instrument", id, near, t!(self, "no-such-instrument", id = id))
    }

    /// There is no forum of an id.
    pub fn no_forum(&self, id: &str) -> Problem {
        let near = self.regime.register().nearest_forum(id);
        let near = near.map(|near| (format!("/forums/{near}"), format!("'{near}'")));
        unknown("forum", id, near, t!(self, "no-such-forum", id = id))
    }

    /// There is no pathway of an id.
    pub fn no_pathway(&self, id: &str) -> Problem {
        let near = nearest(id, self.regime.register().pathways.iter().map(|p| p.id.as_str()));
        let near = near.map(|near| (format!("/pathways/{near}"), format!("'{near}'")));
        unknown("pathway", id, near, t!(self, "no-such-pathway", id = id))
    }

    /// There is no session of an id.
    pub fn no_session(&self, id: &str) -> Problem {
        let docket = self.regime.docket();
        let near = nearest(id, docket.ids().filter(|id| docket.session(id).is_some()));
        let near = near.map(|near| (format!("/sessions/{near}"), format!("'{near}'")));
        unknown("session", id, near, t!(self, "no-such-session", id = id))
    }

    /// There is no measure of an id.
    pub fn no_measure(&self, id: &str) -> Problem {
        let near = nearest(id, self.regime.register().measures.iter().map(|m| m.id.as_str()));
        let near = near.map(|near| (format!("/measures/{near}"), format!("'{near}'")));
        unknown("measure", id, near, t!(self, "no-such-measure", id = id))
    }

    /// There is no promise of a key.
    pub fn no_promise(&self, key: &str) -> Problem {
        let made = self.regime.commitments(self.on);
        let near = nearest(key, made.iter().map(|c| c.key.as_str()));
        let near = near.map(|near| (promise_path(near), format!("'{near}'")));
        unknown("commitment", key, near, t!(self, "no-such-promise", id = key))
    }

    /// There is no source of an id.
    pub fn no_source(&self, id: &str) -> Problem {
        let near = nearest(id, self.regime.register().sources.iter().map(|s| s.id.as_str()));
        let near = near.map(|near| (source_path(near), format!("'{near}'")));
        unknown("source", id, near, t!(self, "no-such-source", id = id))
    }

    /// There is no text of an id.
    pub fn no_text(&self, id: &str) -> Problem {
        let texts = self.texts();
        let near = nearest(id, texts.iter().map(|text| text.id.as_str()));
        let near = near.map(|near| (format!("/texts/{near}"), format!("'{near}'")));
        unknown("text", id, near, t!(self, "no-such-text", id = id))
    }

    /// There never was a provision of an id in a text.
    pub fn no_provision(&self, text: &str, table: &comity_draft::Table, id: &str) -> Problem {
        let near = nearest(id, table.provisions.keys().map(String::as_str));
        let near = near.map(|near| (format!("/texts/{text}/provisions/{near}"), format!("'{near}'")));
        unknown("provision", id, near, t!(self, "no-such-provision", id = id, day = self.locale.day(self.on)))
    }

    /// There is no page of a name.
    pub fn no_page(&self, name: &str) -> Problem {
        unknown("page", name, None, t!(self, "no-such-page", name = name))
    }
}

/// `near`: where it is, and what it is called.
fn unknown(what: &str, id: &str, near: Option<(String, String)>, said: String) -> Problem {
    let hint = near.as_ref().map_or(String::new(), |(_, name)| format!("; did you mean {name}?"));
    Problem::not_found(format!("there is no {what} '{id}'{hint}")).told(said, near.map(|(path, _)| path))
}
