//! What can be followed: a State, a treaty, a promise, a forum; and which acts are about it.

use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use comity_regime::{Act, ActorIx, Regime, load::Done};

/// What somebody follows, by its id. As text it is `state/FIN`, `instrument/cppnm`, `promise/KEY`, `forum/ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A State or an organisation.
    State(String),
    /// A treaty or a political text.
    Instrument(String),
    /// A promise, by its key.
    Promise(String),
    /// A forum.
    Forum(String),
}

impl Topic {
    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Topic::State(id) | Topic::Instrument(id) | Topic::Promise(id) | Topic::Forum(id) => id,
        }
    }

    /// Whether a record has it.
    pub fn is_there(&self, regime: &Regime) -> bool {
        let register = regime.register();
        match self {
            Topic::State(id) => register.actors.find(id).is_some(),
            Topic::Instrument(id) => register.instrument(id).is_some(),
            Topic::Promise(key) => regime.is_commitment(key),
            Topic::Forum(id) => register.forum(id).is_some(),
        }
    }

    /// The acts that are about it, in the order of the record.
    pub fn acts<'a>(&self, regime: &'a Regime) -> Vec<Done<'a>> {
        let register = regime.register();
        let own: Vec<&Act> = match self {
            Topic::State(id) => register.actors.find(id).map_or(vec![], |actor| {
                let origin = register.actors.origin(actor);
                regime.order().iter().flat_map(|ix| regime.acts_on(*ix).of(origin)).collect()
            }),
            Topic::Instrument(id) => {
                register.instrument(id).map_or(vec![], |ix| regime.acts_on(ix).iter().collect())
            }
            Topic::Promise(_) | Topic::Forum(_) => vec![],
        };
        let others = regime.docket().recorded().iter().map(Done::Proceeding);
        let others = others.filter(|done| self.concerns(regime, *done));
        let mut all: Vec<Done> = own.into_iter().map(Done::Act).chain(others).collect();
        all.sort_by_key(|done| done.entry());
        all
    }

    /// Whether an act is about it. What a State did under another name is about it as well; what was done at a session is about its
    /// forum.
    pub fn concerns(&self, regime: &Regime, done: Done) -> bool {
        let of_chain = |id: &str| {
            let own = regime.register().actors.find(id).map(|ix| regime.register().actors.origin(ix));
            own == Some(regime.register().actors.origin(done.actor()))
        };
        match (done, self) {
            (Done::Act(_), Topic::State(id)) => of_chain(id),
            (Done::Act(act), Topic::Instrument(id)) => {
                regime.register().instrument(id) == Some(act.instrument)
            }
            (Done::Act(_), Topic::Promise(_) | Topic::Forum(_)) => false,
            (Done::Proceeding(_), _) => {
                let columns = done.columns(regime);
                let says = |name: &str| columns.iter().find(|(column, _)| *column == name);
                self.is_named(regime, |name| says(name).map_or("", |(_, text)| text.as_str()))
            }
        }
    }

    /// Whether the row of a proceeding names it: `get` gives what a column says, nothing where it says nothing.
    fn is_named<'a>(&self, regime: &Regime, get: impl Fn(&str) -> &'a str) -> bool {
        let register = regime.register();
        match self {
            Topic::State(id) => {
                let origin =
                    |id: &str| register.actors.find(id).map(|ix: ActorIx| register.actors.origin(ix));
                let own = origin(id);
                ["actor", "whom"]
                    .iter()
                    .map(|column| get(column))
                    .any(|actor| actor == id || !actor.is_empty() && own.is_some() && origin(actor) == own)
            }
            Topic::Instrument(id) => {
                get("instrument") == id || get("target").split('/').next() == Some(id.as_str())
            }
            Topic::Promise(key) => get("target") == key || get("id") == key,
            Topic::Forum(id) => {
                let of =
                    |session: &str| regime.docket().session(session).map(|s| s.convening.target.as_str());
                let target = get("target");
                target == id || !target.is_empty() && of(target) == Some(id)
            }
        }
    }
}

impl Display for Topic {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Topic::State(_) => "state",
            Topic::Instrument(_) => "instrument",
            Topic::Promise(_) => "promise",
            Topic::Forum(_) => "forum",
        };
        write!(f, "{kind}/{}", self.id())
    }
}

impl FromStr for Topic {
    type Err = String;

    fn from_str(text: &str) -> Result<Topic, String> {
        let unknown = || {
            format!(
                "'{text}' is nothing that can be followed: expected state/ID, instrument/ID, promise/KEY or forum/ID"
            )
        };
        let (kind, id) = text.split_once('/').filter(|(_, id)| !id.is_empty()).ok_or_else(unknown)?;
        let id = id.to_owned();
        match kind {
            "state" => Ok(Topic::State(id)),
            "instrument" => Ok(Topic::Instrument(id)),
            "promise" => Ok(Topic::Promise(id)),
            "forum" => Ok(Topic::Forum(id)),
            _ => Err(unknown()),
        }
    }
}
