//! What stock is taken of.

use comity_regime::{ActorIx, ForumIx, InstrumentIx, Regime, process::Commitment};

/// What stock is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Regime,
    /// A forum: its sessions, and what was promised at them.
    Forum(ForumIx),
    /// A State or organisation.
    Actor(ActorIx),
    /// An instrument: a treaty, or a joint statement.
    Instrument(InstrumentIx),
}

impl Scope {
    /// What a word names: nothing, a forum's id, an instrument's or an actor's.
    ///
    /// # Errors
    /// The nearest thing there is.
    pub fn parse(regime: &Regime, word: &str) -> Result<Scope, String> {
        let register = regime.register();
        if word.is_empty() {
            return Ok(Scope::Regime);
        }
        if let Some(ix) = register.forum(word) {
            return Ok(Scope::Forum(ix));
        }
        if let Some(ix) = register.instrument(word) {
            return Ok(Scope::Instrument(ix));
        }
        if let Some(ix) = register.actors.find(word).or_else(|| register.actors.find(&word.to_uppercase())) {
            return Ok(Scope::Actor(ix));
        }
        let near = register.nearest_forum(word).or_else(|| register.nearest_instrument(word));
        let near = near.map(str::to_owned).or_else(|| register.actors.nearest(word).map(|a| a.id.clone()));
        let near = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
        Err(format!("there is no forum, instrument or State '{word}'{near}"))
    }

    /// Its id, and what it is called.
    pub fn name(self, regime: &Regime) -> (String, String) {
        let register = regime.register();
        match self {
            Scope::Regime => (String::new(), "the whole regime".into()),
            Scope::Forum(ix) => {
                let forum = register.forum_definition(ix);
                (forum.id.clone(), forum.title.clone())
            }
            Scope::Actor(ix) => (register.actors[ix].id.clone(), register.actors[ix].name.clone()),
            Scope::Instrument(ix) => {
                let instrument = register.definition(ix);
                (instrument.id.clone(), instrument.title.clone())
            }
        }
    }

    /// Whether a commitment belongs to it.
    pub fn holds(self, regime: &Regime, commitment: &Commitment) -> bool {
        let register = regime.register();
        match self {
            Scope::Regime => true,
            Scope::Actor(ix) => commitment.by.contains(&ix),
            Scope::Instrument(ix) => {
                let id = &register.definition(ix).id;
                commitment.at == *id || commitment.key.split('/').next() == Some(id)
            }
            Scope::Forum(ix) => {
                let id = &register.forum_definition(ix).id;
                let session = regime.docket().session(&commitment.at);
                commitment.at == *id || session.is_some_and(|s| s.convening.target == *id)
            }
        }
    }

    /// The instruments whose coming and going belongs to it.
    pub fn instruments(self, regime: &Regime) -> Vec<InstrumentIx> {
        let register = regime.register();
        let all = (0..).map(InstrumentIx).take(register.instruments.len());
        match self {
            Scope::Regime | Scope::Actor(_) => all.collect(),
            Scope::Instrument(ix) => vec![ix],
            Scope::Forum(forum) => {
                let id = &register.forum_definition(forum).id;
                let of_session = |ix: &InstrumentIx| {
                    let made_at = register.definition(*ix).made_at.as_ref();
                    let session = made_at.and_then(|name| regime.docket().session(&name.text));
                    session.is_some_and(|s| s.convening.target == *id)
                };
                all.filter(of_session).collect()
            }
        }
    }

    /// The forums whose sessions belong to it.
    pub fn forums(self, regime: &Regime) -> Vec<ForumIx> {
        match self {
            Scope::Forum(ix) => vec![ix],
            Scope::Instrument(_) => vec![],
            Scope::Regime | Scope::Actor(_) => {
                (0..).map(ForumIx).take(regime.register().forums.len()).collect()
            }
        }
    }
}
