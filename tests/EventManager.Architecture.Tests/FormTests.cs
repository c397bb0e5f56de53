using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>
/// What is typed over a circuit stands in the one form (<c>FormPage</c>), which keeps a draft, warns and joins with what somebody else saved.
/// Each place that is none is found here and named with its reason; whatever stands there comes back after a lost circuit (drafts.ts), but has
/// no draft. A form of a static page needs none: its browser keeps it.
/// </summary>
public sealed partial class FormTests
{
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["Features/CheckIn/Door/DoorDevicesPanel.razor"] = "the name of a phone: one line",
        ["Features/CheckIn/Door/GatesPanel.razor"] = "the name of a gate: one line, saved beside it",
        ["Features/CheckIn/Kiosk/KioskPanel.razor"] = "one line, and a PIN, which no browser may keep",
        ["Features/CheckIn/Notes/NotesPage.razor"] = "a search; the notes themselves stand in the form",
        ["Features/CheckIn/People/ZonesPage.razor"] = "a PIN, which no browser may keep",
        ["Features/Events/Inviting/InvitationsPage.razor"] = "a pasted list of people, looked at before it is saved; no draft names people",
        ["Features/Events/Overview/OverviewPage.razor"] = "shows a link to copy",
        ["Features/Events/Overview/StateActions.razor"] = "a date in a dialog, which asks",
        ["Features/Events/Staffing/TeamPage.razor"] = "one address of a person",
        ["Features/Exhibitors/Plan/BoothAdder.razor"] = "three numbers for the next booths: they are drawn at once",
        ["Features/Exhibitors/Plan/BoothEditor.razor"] = "each field is saved as it is left",
        ["Features/Mailings/Pages/WordingPage.razor"] = "whom the preview is for; the words themselves stand in the form",
        ["Features/Mailings/Rules/ApprovedMinutesPanel.razor"] = "one number beside its switch",
        ["Features/Mailings/Rules/Audiences/Naming/NamedAudienceList.razor"] = "a name: one line in a dialog",
        ["Features/Mailings/Rules/Preflight/RulePreview.razor"] = "a search",
        ["Features/Mailings/Rules/Year/MailYear.razor"] = "a day to look at: saves nothing",
        ["Features/Mailings/Sending/SuppressionList.razor"] = "one address of a person",
        ["Features/Programme/Attending/AttendancePage.razor"] = "a search; a number is saved as it is left",
        ["Features/Registrations/Applying/DecisionForm.razor"] =
            "the words of a decision about a person, at the row that the address names",
        ["Features/Registrations/Schools/SchoolsPage.razor"] = "a pasted list, looked at before it is saved",
        ["Shell/Organising/ShellOverlays.razor"] = "searches, which the browser answers",
        ["Ui/Lists/FilterBar.razor"] = "searches and filters, which the address keeps",
        ["Ui/Lists/SavedViews.razor"] = "the name of a view: one line",
    };

    private static readonly Dictionary<string, string> Sources = House
        .WebFiles(".razor")
        .ToDictionary(
            file => Path.GetRelativePath(House.WebSources, file).Replace('\\', '/'),
            file => Comments().Replace(File.ReadAllText(file), "")
        );

    [Fact]
    public void What_is_typed_over_a_circuit_stands_in_the_one_form_or_says_why_not()
    {
        var typed = Sources.Keys.Where(file => !IsThePatternItself(file) && Typed().IsMatch(Sources[file])).ToList();

        typed.Count.ShouldBeGreaterThan(50);
        var outside = typed.Where(file => IsOutside(file, Typed()) && !IsPartOfForms(file, [])).ToList();
        outside.Except(Otherwise.Keys).ShouldBeEmpty("put it into a FormPage, or name it with its reason");
        Otherwise.Keys.Except(outside).ShouldBeEmpty("it is in a form by now");
    }

    [Fact]
    public void Organisers_have_more_than_fifteen_of_the_one_form() =>
        Sources.Count(file => file.Value.Contains("<FormPage ", StringComparison.Ordinal)).ShouldBeGreaterThan(15);

    private static bool IsThePatternItself(string file) =>
        file.StartsWith("Ui/Fields/", StringComparison.Ordinal) || file.StartsWith("Ui/Forms/", StringComparison.Ordinal);

    /// <summary>Whether something of it stands in no form of this file.</summary>
    private static bool IsOutside(string file, Regex what)
    {
        var forms = Forms().Matches(Sources[file]).Select(form => (form.Index, End: form.Index + form.Length)).ToList();
        return what.Matches(Sources[file]).Any(hit => !forms.Exists(form => form.Index <= hit.Index && hit.Index < form.End));
    }

    /// <summary>A component whose every use stands in a form, in a page without a circuit, or in another one of the kind.</summary>
    private static bool IsPartOfForms(string file, IReadOnlyList<string> asked)
    {
        if (Sources[file].Contains("@page \"", StringComparison.Ordinal))
            return !Sources[file].Contains("OrganiserMode.Interactive", StringComparison.Ordinal);
        var use = new Regex($"<(?:[\\w.]+\\.)?{Path.GetFileNameWithoutExtension(file)}\\b");
        var users = Sources.Keys.Where(other => use.IsMatch(Sources[other])).ToList();
        return users.Count > 0
            && users.TrueForAll(user =>
                !IsOutside(user, use) || user == file || asked.Contains(user) || IsPartOfForms(user, [.. asked, file])
            );
    }

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    /// <summary>Fields for words, numbers and dates; a tick and a choice are made again by one press, and no file survives.</summary>
    [GeneratedRegex(
        "<(?:TextField|AreaField|WordsField|WordsCells|MarkdownField|NumberField|NumberCell|DayField|MomentField|TimeField|TypedInput|InputText\\w*|InputNumber|InputDate|MudTextField|TextFile|textarea|input(?![^>]*type=\"(?:checkbox|radio|hidden|file)\"))\\b"
    )]
    private static partial Regex Typed();

    [GeneratedRegex("<FormPage\\b.*?</FormPage>|<form\\b[^\\n]*\\bmethod=\"[^\\n]*\\n.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();
}
