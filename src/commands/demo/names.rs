//! Believable names, always the same ones in the same order.

use super::Somebody;
use crate::platform::text::fold;

const FIRST: &str = "Aaliyah Abigail Adam Aisha Alejandro Alice Amara Amir Ana Andre Anika Anthony Aria Arjun Aurora Beatriz Bianca \
    Caleb Camila Carlos Carmen Charlie Chloé Clara Connor Dalia David Delia Diego Dmitri Elena Eli Elif Emeka Esther \
    Eva Farah Felix Fiona Gabriel Grace Hana Hannah Hassan Henry Ibrahim Imani Isaac Isla Ivan Jamal Jasmine Jin \
    José Josephine Julia Kai Keiko Kofi Laila Leah Leo Lina Luca Maeve Malik Marcus Maya Mei Milo Nadia Naomi Nathan \
    Nia Nikhil Nora Omar Oscar Owen Paulo Petra Priya Quinn Rafael Rosa Ruby Samir Sara Simon Sofía Tariq Theo Tomás \
    Uma Valentina Victor Wren Yara Zara Zoë";

const LAST: &str = "Abbott Adeyemi Aguilar Ahmed Alvarez Anderson Bailey Banerjee Barnes Becker Bennett Bianchi Blake Boateng \
    Brennan Brooks Castillo Chan Chowdhury Clarke Cohen Collins Cruz Dang Das Delgado Diallo Doyle Duarte Edwards \
    Eriksen Espinoza Farouk Fernandes Fischer Flores Foster Fraser Gallagher Garcia Ghosh Gomez Graham Greene Gupta \
    Haddad Hall Hansen Hernández Hoang Hughes Hussain Ito Ivanova Jackson James Jensen Johnson Kapoor Kaur Keller \
    Kelly Kim Kowalski Lam Larsen Lewis Lindgren Liu Lopez Malone Mansour Marino Mbeki Mehta Mendoza Meyer Mitchell \
    Morales Morgan Murphy Nakamura Navarro Nguyen Novak Núñez O’Brien Okafor Oliveira Ortiz Osei Park Patel Pereira \
    Petrov Pham Quintero Rahman Ramirez Reyes Rossi Ruiz Sato Schmidt Shah Silva Singh Smith Sokolov Suleiman Tanaka \
    Taylor Torres Tran Vargas Vega Walker Wang Yilmaz Zhang";

/// As many students as are asked for, no two with the same name. `offset` begins elsewhere in the lists.
pub(super) fn students(offset: usize, count: usize, domain: &str, grades: &[i32]) -> Vec<Somebody> {
    let (firsts, lasts): (Vec<_>, Vec<_>) = (FIRST.split(' ').collect(), LAST.split(' ').collect());
    // 37 has no divisor in common with 120, so a pair comes again after 600.
    let names = (offset..offset + count)
        .filter_map(|n| Some((n, firsts.get(n % firsts.len())?, lasts.get(n * 37 % lasts.len())?)));
    let student = |(n, first, last): (usize, &&str, &&str)| {
        let email = format!("{}.{}@{domain}", plain(first), plain(last));
        let grade = n.checked_rem(grades.len()).and_then(|at| grades.get(at)).copied();
        Somebody::student(&format!("{first} {last}"), email, grade)
    };
    names.map(student).collect()
}

/// As an address spells it.
fn plain(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::email;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_students_share_an_address() {
        let all = students(0, 500, "mergington.edu", &[9, 10, 11, 12]);
        let addresses: BTreeSet<_> = all.iter().map(|student| student.email.clone()).collect();
        assert_eq!(addresses.len(), 500);
        assert!(addresses.iter().all(|address| email(address).as_ref() == Some(address)));
        assert_eq!(all.iter().filter(|student| student.grade == Some(12)).count(), 125);
        let joses: Vec<_> = all.iter().filter(|student| student.name.starts_with("José ")).collect();
        assert!(joses.len() > 3 && joses.iter().all(|student| student.email.starts_with("jose.")));
    }
}
