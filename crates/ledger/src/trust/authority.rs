//! Who may do what: policies in [Cedar](https://docs.cedarpolicy.com), read from the record, so that whoever verifies a
//! log holds its entries against the rules that it carries.

use borsh::{BorshDeserialize, BorshSerialize};
use std::{
    collections::HashMap,
    str::FromStr,
    sync::{LazyLock, Mutex},
};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression, Schema,
    ValidationMode, Validator,
};

use comity_regime::{kind, proceeding::What};

use crate::{Content, Kind};

/// The vocabulary of policies.
const SCHEMA: &str = include_str!("authority.cedarschema");

/// Where the policies lie in a record folder.
pub const POLICIES: &str = "policies/roles.cedar";

/// What a key is registered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub enum Role {
    /// An officer of the depositary.
    Depositary,
    /// An officer of the secretariat.
    Secretariat,
    /// The chair of a forum.
    Chair,
    /// A State's or an organisation's delegation.
    Delegation,
    /// An organisation that reviews.
    Reviewer,
    /// An organisation that observes.
    Observer,
    /// Everybody: without a key.
    Public,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 7] = [
        Role::Depositary,
        Role::Secretariat,
        Role::Chair,
        Role::Delegation,
        Role::Reviewer,
        Role::Observer,
        Role::Public,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Role::Depositary => "depositary",
            Role::Secretariat => "secretariat",
            Role::Chair => "chair",
            Role::Delegation => "delegation",
            Role::Reviewer => "reviewer",
            Role::Observer => "observer",
            Role::Public => "public",
        }
    }

    /// The role that a key can be registered for by its word.
    ///
    /// # Errors
    /// Names those there are.
    pub fn parse(word: &str) -> Result<Role, String> {
        let keyed = || Role::ALL.into_iter().filter(|role| *role != Role::Public);
        keyed().find(|role| role.word() == word).ok_or_else(|| {
            format!("a role is one of: {}", keyed().map(Role::word).collect::<Vec<_>>().join(", "))
        })
    }
}

/// All that a policy may ask about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    /// Who signed.
    pub role: Role,
    /// What is done: a word of [`actions`].
    pub action: String,
    /// In their own name, their own forum, about their own key or paper.
    pub own: bool,
    /// Whoever is said to act has a key.
    pub keyed: bool,
    /// How many different officers signed.
    pub officers: u8,
    /// It cites what it rests on: a source, or a decision.
    pub cited: bool,
}

/// What a statement does, in the words of policies.
pub fn action(content: &Content<'_>) -> String {
    let fields = &content.fields;
    match (content.kind, fields.get("act")) {
        (Kind::Act, word) if fields.get("instrument").is_empty() => in_policies(word).to_owned(),
        (Kind::Act, word) => word.to_owned(),
        (Kind::Key, _) => format!("key_{}", fields.get("does")),
        (Kind::Sealed, _) => "sealing".into(),
        (Kind::Opened, _) => "opening".into(),
        (kind, _) => kind.word().to_owned(),
    }
}

/// What a correction of a proceeding says anew, in the words of policies: the act that it corrects; nothing if it strikes
/// that out, or is none.
pub(crate) fn said_anew(content: &Content<'_>) -> Option<String> {
    let fields = &content.fields;
    let corrects = action(content) == "rectification_of_proceeding" && fields.get("detail") != "nothing";
    let word =
        fields.get("target").split(' ').nth(1).filter(|word| corrects && What::WORDS.contains(word))?;
    Some(in_policies(word).to_owned())
}

/// The word in policies of an act in a forum or on a commitment.
fn in_policies(word: &str) -> &str {
    kind::of_proceeding(word).map_or(word, |kind| kind.action)
}

static VOCABULARY: LazyLock<Option<Schema>> =
    LazyLock::new(|| Schema::from_cedarschema_str(SCHEMA).ok().map(|(schema, _)| schema));

/// Every action there is, in the order of the vocabulary.
pub fn actions() -> Vec<&'static str> {
    let declared = SCHEMA.split("action ").skip(1).filter_map(|part| part.split_once(" in ["));
    declared.flat_map(|(words, _)| words.split(", ")).filter(|word| !word.contains(';')).collect()
}

/// How deeply expressions of policies may be nested: what reads them follows each level, and a log may hold any.
const DEEPEST: usize = 40;

/// Where a text is nested too deeply: brackets, and signs and words that each take what follows them.
fn nested(text: &str) -> Option<usize> {
    let (mut open, mut prefixes) = (0_usize, 0_usize);
    let mut words = text.match_indices("if").map(|(at, _)| at).peekable();
    for (at, sign) in text.char_indices() {
        if words.next_if_eq(&at).is_some() {
            prefixes += 1;
        }
        match sign {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            '!' | '-' => prefixes += 1,
            ';' => (open, prefixes) = (0, 0),
            _ => {}
        }
        if open > DEEPEST || prefixes > DEEPEST {
            return Some(at);
        }
    }
    None
}

/// A record's policies.
#[derive(Debug)]
pub struct Authority {
    policies: PolicySet,
    /// Answers given: there are few cases, and each is asked again and again.
    answers: Mutex<HashMap<Case, bool>>,
}

impl Authority {
    /// Reads policies, and checks that they speak of nothing that does not exist.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(text: &str) -> Result<Authority, PolicyError> {
        if let Some(offset) = nested(text) {
            let what = format!("this is nested more than {DEEPEST} deep");
            return Err(PolicyError { offset, what });
        }
        let policies = PolicySet::from_str(text).map_err(|errors| PolicyError::at(&errors))?;
        let schema = VOCABULARY
            .clone()
            .ok_or_else(|| PolicyError::new("the vocabulary of policies cannot be read"))?;
        let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        match result.validation_errors().next() {
            Some(error) => Err(PolicyError::at(error)),
            None => Ok(Authority { policies, answers: Mutex::default() }),
        }
    }

    /// Whether the policies permit it.
    pub fn permits(&self, case: &Case) -> bool {
        if let Some(answer) = self.answers.lock().ok().and_then(|answers| answers.get(case).copied()) {
            return answer;
        }
        let answer = self.ask(case).unwrap_or(false);
        if let Ok(mut answers) = self.answers.lock() {
            answers.insert(case.clone(), answer);
        }
        answer
    }

    fn ask(&self, case: &Case) -> Option<bool> {
        let uid = |kind: &str, id: &str| {
            EntityUid::from_json(serde_json::json!({ "__entity": { "type": kind, "id": id } })).ok()
        };
        let context = Context::from_pairs([
            ("own".into(), RestrictedExpression::new_bool(case.own)),
            ("keyed".into(), RestrictedExpression::new_bool(case.keyed)),
            ("officers".into(), RestrictedExpression::new_long(case.officers.into())),
            ("cited".into(), RestrictedExpression::new_bool(case.cited)),
        ]);
        let schema = VOCABULARY.as_ref()?;
        let request = Request::new(
            uid("Role", case.role.word())?,
            uid("Action", &case.action)?,
            uid("Record", "this")?,
            context.ok()?,
            Some(schema),
        );
        // Which action belongs to which group stands in the vocabulary.
        let groups: Entities = schema.action_entities().ok()?;
        let response = Authorizer::new().is_authorized(&request.ok()?, &self.policies, &groups);
        Some(response.decision() == Decision::Allow)
    }
}

/// What is wrong with a file of policies.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct PolicyError {
    /// The byte at which it is wrong.
    pub offset: usize,
    /// What is wrong.
    pub what: String,
}

impl PolicyError {
    /// What is wrong, behind its line and column in a text, both from 1.
    pub fn placed(&self, text: &str) -> String {
        let before = text.get(..self.offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        format!("{line}:{column}: {}", self.what)
    }

    /// Something that is wrong with a file as a whole.
    pub fn new(what: impl Into<String>) -> PolicyError {
        PolicyError { offset: 0, what: what.into() }
    }

    /// Cedar's words, and where it points.
    fn at(error: &(impl miette::Diagnostic + std::fmt::Display)) -> PolicyError {
        let label = error.labels().and_then(|mut labels| labels.next());
        PolicyError { offset: label.map_or(0, |label| label.offset()), what: error.to_string() }
    }
}
