using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Importing;

/// <summary>
/// The classes of a table: a row with a class's name or its pupils is one, and its person is the teacher. The heads are those of our own
/// table, so that it comes back as it went.
/// </summary>
internal sealed class ImportedClasses
{
    public const string Name = "className";
    public const string Pupils = "pupils";
    public const string Adults = "adults";
    public const string Level = "level";
    public const string Needs = "needs";

    private readonly Dictionary<string, Guid> schools;

    private ImportedClasses(TicketCategory? category, Dictionary<string, Guid> schools) => (Category, this.schools) = (category, schools);

    /// <summary>What a class is booked as; null where the event takes none.</summary>
    public TicketCategory? Category { get; }

    public static async Task<ImportedClasses> OfAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var category = await db
            .Categories.AsNoTracking()
            .Where(c => c.EventId == eventId && c.Form == CategoryForm.SchoolClass)
            .OrderBy(c => c.Code)
            .FirstOrDefaultAsync(stop);
        var schools = new Dictionary<string, Guid>();
        if (category is not null)
        {
            foreach (
                var school in await db
                    .Schools.AsNoTracking()
                    .OrderBy(s => s.SortName)
                    .ThenBy(s => s.Id)
                    .Select(s => new { s.Id, s.Name })
                    .ToListAsync(stop)
            )
                schools.TryAdd(PersonNames.KeyOf(school.Name), school.Id);
        }
        return new(category, schools);
    }

    public static IEnumerable<ImportColumn> Columns(IStringLocalizer<ClassText> text) =>
        [
            new(Name, text["ClassName"], false, "klasse", "class"),
            new(Pupils, text["Pupils"], false, "schüler", "schülerinnen und schüler", "schüler:innen", "sus", "pupils", "students"),
            new(Adults, text["Adults"], false, "erwachsene", "begleitpersonen", "begleitung", "lehrkräfte", "adults"),
            new(Level, text["Level"], false, "jahrgang", "stufe", "schulform", "level"),
            new(Needs, text["Needs"], false, "besonderes", "besondere bedarfe", "bedarf", "needs"),
        ];

    public static bool IsOne(ImportLine line) => line[Name].Length > 0 || line[Pupils].Length > 0;

    /// <summary>What cannot be read as a number, wherever it stands.</summary>
    public static IEnumerable<Refusal> Unreadable(ImportLine line) =>
        new[] { Pupils, Adults }
            .Where(column => line[column].Length > 0 && TypedValues.Whole(line[column]) is null)
            .Select(column => ImportRefusals.NumberInvalid.On(column));

    /// <summary>A new class; the school is the one of the list where it is called so.</summary>
    public ClassDetails New(ImportLine line)
    {
        var school = PersonNames.Clean(line[ImportColumns.Organisation]);
        Guid? listed = schools.TryGetValue(PersonNames.KeyOf(school), out var id) ? id : null;
        return new(listed, school, line[Name], Number(line, Pupils), Number(line, Adults), line[Level], line[Needs]);
    }

    /// <summary>A class that is there, as the row has it now. A column that the file lacks changes nothing; the school stays.</summary>
    public static ClassDetails Laid(ImportLine line, ClassDetails known) =>
        known with
        {
            ClassName = line.Has(Name) ? line[Name] : known.ClassName,
            Pupils = line.Has(Pupils) ? Number(line, Pupils) : known.Pupils,
            Adults = line.Has(Adults) ? Number(line, Adults) : known.Adults,
            Level = line.Has(Level) ? line[Level] : known.Level,
            Needs = line.Has(Needs) ? line[Needs] : known.Needs,
        };

    public static IEnumerable<ImportChange?> Changes(ImportLine line, ClassDetails known)
    {
        var now = Laid(line, known);
        return
        [
            line.Change(Name, known.ClassName ?? "", PersonNames.Clean(now.ClassName)),
            line.Change(Pupils, Say(known.Pupils), Say(now.Pupils)),
            line.Change(Adults, Say(known.Adults), Say(now.Adults)),
            line.Change(Level, known.Level ?? "", PersonNames.Clean(now.Level)),
            line.Change(Needs, known.Needs ?? "", (now.Needs ?? "").Trim()),
        ];
    }

    /// <summary>0 where nothing can be read, which the rules of a class refuse.</summary>
    private static int Number(ImportLine line, string column) => TypedValues.Whole(line[column]) ?? 0;

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}
