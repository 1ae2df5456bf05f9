//! Tables to take along: one description, written as CSV or as a workbook.

use super::Reply;
use crate::{
    error::{Error, Result},
    platform::i18n::plain,
};

/// What people choose by the end of an address: `…/attendance.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    Csv,
    Xlsx,
}

impl SheetKind {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// RFC 4180 and ISO/IEC 29500.
    fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// One field of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        // Exact up to 2^53, which is all that a workbook holds.
        #[allow(clippy::cast_precision_loss)]
        Self::Number(number as f64)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// A table with a name and headings.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// What a workbook's tab may be called: at most so many letters, and none of these.
const LONGEST_TAB: usize = 31;
const NOT_IN_A_TAB: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];

impl Sheet {
    /// Answers with the sheet as a file called after it.
    pub fn download(&self, kind: SheetKind) -> Result<Reply> {
        let body = match kind {
            SheetKind::Csv => self.csv()?,
            SheetKind::Xlsx => self.xlsx()?,
        };
        let name = format!("{}.{}", plain(&self.name), kind.as_str());
        Ok(Reply::download(kind.content_type(), &name, body))
    }

    /// UTF-8 with a mark in front, by which spreadsheets know it.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let heading = records(std::iter::once(self.headings.iter().map(|heading| guarded(heading)).collect()))?;
        Ok([&[0xEF, 0xBB, 0xBF], heading.as_slice(), self.more_csv()?.as_slice()].concat())
    }

    /// The rows alone: what a table goes on with that is written in parts.
    pub fn more_csv(&self) -> Result<Vec<u8>> {
        records(self.rows.iter().map(|row| row.iter().map(said).collect()))
    }

    pub fn xlsx(&self) -> Result<Vec<u8>> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let tab: String = plain(&self.name)
            .chars()
            .filter(|c| !NOT_IN_A_TAB.contains(c) && !c.is_control())
            .take(LONGEST_TAB)
            .collect();
        let bold = rust_xlsxwriter::Format::new().set_bold();
        let page = book.add_worksheet();
        if !tab.trim().is_empty() {
            page.set_name(tab.trim()).map_err(Error::internal)?;
        }
        for (column, heading) in (0u16..).zip(&self.headings) {
            page.write_string_with_format(0, column, guarded(heading), &bold).map_err(Error::internal)?;
        }
        for (line, row) in (1u32..).zip(&self.rows) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Text(text) => page.write_string(line, column, guarded(text)).map_err(Error::internal)?,
                    Cell::Number(number) => page.write_number(line, column, *number).map_err(Error::internal)?,
                    Cell::Empty => continue,
                };
            }
        }
        page.autofit();
        book.save_to_buffer().map_err(Error::internal)
    }
}

fn records(rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for row in rows {
        writer.write_record(row).map_err(Error::internal)?;
    }
    writer.flush().map_err(Error::internal)?;
    drop(writer);
    Ok(bytes)
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Text that a spreadsheet would read as a formula begins with an apostrophe, and invisible marks are left out.
fn guarded(text: &str) -> String {
    let text = plain(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            name: "Roster: Chess/Club".to_owned(),
            headings: vec!["Name".to_owned(), "Share".to_owned()],
            rows: vec![vec!["=HYPERLINK(\"x\")".into(), (-3).into()], vec!["Ana, \"A\"".into(), Cell::Empty]],
        }
    }

    #[test]
    fn text_is_never_a_formula_and_numbers_stay_numbers() {
        let csv = String::from_utf8(sheet().csv().unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}Name,Share\r\n\"'=HYPERLINK(\"\"x\"\")\",-3\r\n\"Ana, \"\"A\"\"\",\r\n");
        for evil in ["+1", "-1", "@x", "\tx"] {
            assert!(guarded(evil).starts_with('\''), "{evil}");
        }
    }

    #[test]
    fn a_workbook_is_written_whatever_its_table_is_called() {
        let bytes = sheet().xlsx().unwrap();
        assert_eq!(bytes.get(..4), Some(&b"PK\x03\x04"[..]));
    }
}
