namespace EventManager.Web.Features.CheckIn.Paper;

/// <summary>Everything that the door needs when nothing with a plug works.</summary>
/// <param name="Lists">One for each group of gates with the same rules, and for each zone with a list.</param>
/// <param name="Classes">School classes, by time and school.</param>
/// <param name="Floors">The house, to find the gates and rooms.</param>
public sealed record PaperPack(IReadOnlyList<PaperList> Lists, IReadOnlyList<PaperClass> Classes, IReadOnlyList<PaperFloor> Floors);

/// <param name="Gates">The gates' names.</param>
/// <param name="Letters">People by the first letter of their last name.</param>
public sealed record PaperList(string Gates, IReadOnlyList<PaperLetter> Letters)
{
    public int People => Letters.Sum(letter => letter.People.Sum(person => person.People));
}

public sealed record PaperLetter(string Letter, IReadOnlyList<PaperPerson> People);

/// <param name="Name">"Öztürk, Mia"; for who comes along with a number behind it.</param>
/// <param name="Notes">In the reader's language.</param>
/// <param name="Organisation">School or company; of a class what it is called.</param>
/// <param name="People">More than 1 where one ticket is for all, as a class has it.</param>
/// <param name="At">The booked time of arrival; null for any.</param>
public sealed record PaperPerson(
    string Name,
    string Organisation,
    string Category,
    IReadOnlyList<string> Notes,
    int People,
    DateTimeOffset? At
);

/// <param name="Name">What the class is called.</param>
/// <param name="Contact">Who comes with it.</param>
/// <param name="People">How many were announced.</param>
/// <param name="At">Their time of arrival; null for any.</param>
/// <param name="Pupils">Of the people; null where nobody said.</param>
/// <param name="Level">Year or course; may be empty.</param>
/// <param name="Needs">What the house should prepare; may be empty.</param>
public sealed record PaperClass(
    string Name,
    string Contact,
    int People,
    DateTimeOffset? At,
    int? Pupils = null,
    string Level = "",
    string Needs = ""
);

/// <param name="Width">Of all rooms together, in centimetres.</param>
/// <param name="Depth">Of all rooms together, in centimetres.</param>
public sealed record PaperFloor(string Name, int Width, int Depth, IReadOnlyList<PaperRoom> Rooms);

public sealed record PaperRoom(string Name, int X, int Y, int Width, int Depth, int? Permitted);
