//! How much a set expression comes to once the lists and forums in it are written out. Each is looked at once: of lists
//! that name others twice and more, a few lines would come to more than any memory holds.

use std::collections::HashMap;

use crate::{
    Diagnostic,
    diagnostic::SourceText,
    language::ast::{Name, SetExpr},
    register::{Membership, Register},
};

/// No expression comes to more terms.
const MOST: u64 = 2000;

/// Measures expressions of a register.
pub struct Measure<'a> {
    register: &'a Register,
    /// What lists and forums come to, by their ids; nothing while it is found out.
    known: HashMap<(&'static str, &'a str), Option<u64>>,
}

impl<'a> Measure<'a> {
    pub fn of(register: &'a Register) -> Measure<'a> {
        Measure { register, known: HashMap::new() }
    }

    /// Every list and every forum.
    ///
    /// # Errors
    /// The first that comes to too much, or refers to itself.
    pub fn all(mut self) -> Result<(), Diagnostic> {
        for list in &self.register.lists {
            self.terms(&list.members, &list.source)?;
        }
        for forum in &self.register.forums {
            if let Membership::Of(set) = &forum.members {
                self.terms(set, &forum.source)?;
            }
        }
        Ok(())
    }

    /// How many terms an expression comes to.
    ///
    /// # Errors
    /// If it comes to too many, or refers to itself.
    pub fn terms(&mut self, expr: &'a SetExpr, source: &SourceText) -> Result<u64, Diagnostic> {
        let register = self.register;
        match expr {
            SetExpr::And(a, b) | SetExpr::Or(a, b) | SetExpr::ButNot(a, b) => {
                Ok(self.terms(a, source)? + self.terms(b, source)?)
            }
            SetExpr::AsOn(set, _) => self.terms(set, source),
            SetExpr::DepositorsTo(_, Some(set)) => Ok(1 + self.terms(set, source)?),
            SetExpr::List(name) => match register.lists.iter().find(|l| l.id == name.text) {
                Some(list) => self.named("lists", name, source, (&list.id, &list.members, &list.source)),
                None => Ok(1),
            },
            SetExpr::MembersOf(name) => {
                let forum = register.forum(&name.text).map(|ix| register.forum_definition(ix));
                match forum.map(|forum| (forum, &forum.members)) {
                    Some((forum, Membership::Of(set))) => {
                        self.named("forums", name, source, (&forum.id, set, &forum.source))
                    }
                    _ => Ok(1),
                }
            }
            _ => Ok(1),
        }
    }

    fn named(
        &mut self,
        what: &'static str,
        name: &Name,
        source: &SourceText,
        (id, set, of): (&'a str, &'a SetExpr, &SourceText),
    ) -> Result<u64, Diagnostic> {
        let wrong = |code, message| Err(Diagnostic::error(code, source, name.span.clone(), message));
        match self.known.get(&(what, id)) {
            Some(Some(terms)) => return Ok(*terms),
            Some(None) => return wrong("cycle", format!("{what} refer to each other in a circle")),
            None => {}
        }
        self.known.insert((what, id), None);
        let terms = self.terms(set, of)?;
        if terms > MOST {
            let message = format!(
                "'{}' comes to more than {MOST} terms once the {what} that it names are written out",
                name.text
            );
            return wrong("too-large", message);
        }
        self.known.insert((what, id), Some(terms));
        Ok(terms)
    }
}
