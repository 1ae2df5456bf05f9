//! A table: on a page with links, and to take along without.

use crate::platform::{
    i18n::plain,
    web::{Cell as SheetCell, Sheet},
};

/// Headings and rows; the first column says what a row is about.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub headings: Vec<Heading>,
    pub rows: Vec<Vec<Cell>>,
    /// All rows together.
    pub foot: Option<Vec<Cell>>,
}

#[derive(Debug, Clone)]
pub struct Heading {
    pub label: String,
    pub is_num: bool,
    /// How it is sorted now, and where a click leads.
    pub sort: Option<(Option<&'static str>, String)>,
}

#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub words: String,
    pub number: Option<f64>,
    pub is_num: bool,
    /// The rows behind it.
    pub path: Option<String>,
    pub is_code: bool,
}

impl Heading {
    pub fn words(label: String) -> Self {
        Self { label, is_num: false, sort: None }
    }

    pub fn num(label: String) -> Self {
        Self { label, is_num: true, sort: None }
    }

    #[must_use]
    pub fn sorted(self, sort: (Option<&'static str>, String)) -> Self {
        Self { sort: Some(sort), ..self }
    }
}

impl Cell {
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// An e-mail address: always from left to right.
    pub fn code(words: impl Into<String>) -> Self {
        Self { is_code: true, ..Self::words(words) }
    }

    /// A number; nothing where there is none.
    pub fn num(number: Option<i64>) -> Self {
        // Exact up to 2^53, and nothing here comes near.
        #[allow(clippy::cast_precision_loss)]
        let exact = number.map(|number| number as f64);
        Self {
            words: number.map(|n| n.to_string()).unwrap_or_default(),
            number: exact,
            is_num: true,
            ..Self::default()
        }
    }

    pub fn count(number: i64) -> Self {
        Self::num(Some(number))
    }

    /// Hundredths, as "0.35".
    pub fn hundredths(number: Option<i64>) -> Self {
        let words = number.map(|n| format!("{}.{:02}", n / 100, n % 100)).unwrap_or_default();
        Self { number: Self::num(number).number.map(|n| n / 100.0), words, is_num: true, ..Self::default() }
    }

    /// Leads to its rows; where there are none there is nothing to lead to.
    #[must_use]
    pub fn to(self, path: String) -> Self {
        let has_rows = self.number != Some(0.0);
        Self { path: has_rows.then_some(path), ..self }
    }
}

impl Grid {
    /// Each row as its cells with their headings, which phones show beside them.
    pub fn lines(&self) -> Vec<Vec<(&Heading, &Cell)>> {
        self.rows.iter().map(|row| self.headings.iter().zip(row).collect()).collect()
    }

    /// The last row, of all together.
    pub fn last(&self) -> Vec<(&Heading, &Cell)> {
        self.headings.iter().zip(self.foot.iter().flatten()).collect()
    }

    /// Tables about the same rows, side by side.
    pub fn joined(grids: Vec<Self>) -> Self {
        let mut grids = grids.into_iter();
        let mut all = grids.next().unwrap_or_default();
        for grid in grids {
            all.headings.extend(grid.headings.into_iter().skip(1));
            for (row, more) in all.rows.iter_mut().chain(all.foot.as_mut()).zip(grid.rows.into_iter().chain(grid.foot))
            {
                row.extend(more.into_iter().skip(1));
            }
        }
        all
    }

    pub fn sheet(&self, name: &str) -> Sheet {
        let cell = |cell: &Cell| match (cell.number, cell.words.as_str()) {
            (Some(number), _) => SheetCell::Number(number),
            (None, "") => SheetCell::Empty,
            (None, words) => SheetCell::Text(plain(words)),
        };
        Sheet {
            name: name.to_owned(),
            headings: self.headings.iter().map(|heading| plain(&heading.label)).collect(),
            rows: self.rows.iter().chain(&self.foot).map(|row| row.iter().map(cell).collect()).collect(),
        }
    }
}
