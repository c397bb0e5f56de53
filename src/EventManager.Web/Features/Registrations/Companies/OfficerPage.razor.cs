using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The training officer's page behind the secret link: the own company's people, one by one or as a list.</summary>
public sealed partial class OfficerPage
{
    /// <summary>Bytes of a file of which the page can hold every reading: thousands of people.</summary>
    private const int MostToAskAbout = 200 * 1024;

    private IReadOnlyList<Refusal> errors = [];
    private string pasted = "";
    private IReadOnlyList<(EncodingChoice Choice, string Text)> readings = [];

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm(FormName = "one")]
    internal OnePerson? One { get; set; }

    [Inject]
    private IStringLocalizer<CompanyText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private CompaniesQuery Query { get; set; } = null!;

    [Inject]
    private ApprenticeHandlers Handlers { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private CompanyList? List { get; set; }

    private IReadOnlyList<ImportLine>? Preview { get; set; }

    private string? Message { get; set; }

    /// <summary>Why nothing can be changed any more.</summary>
    private Refusal? Over => List!.Event.WhyOver(Clock.GetUtcNow());

    protected override async Task OnInitializedAsync()
    {
        One ??= new OnePerson();
        // Behind a secret link: never in a shared cache.
        Http.Response.Headers.CacheControl = "no-store";
        await LoadAsync();
        if (List is null)
            Http.Response.IsNotFoundInItsOwnWords();
        // The preview's form is answered only by a page that shows it.
        else if (Sent == "take-over")
            Preview = [];
    }

    /// <summary>A list that was already checked goes back to the field from which it came.</summary>
    protected override async Task KeepTypedAsync()
    {
        Preview = null;
        if (Sent is "many" or "take-over")
            pasted = (await ReadAsync()) is { IsRefused: false } read ? read.Value : "";
    }

    private async Task LoadAsync() => List = await Query.OpenAsync(Token, Http.RequestAborted);

    private async Task RegisterAsync()
    {
        if (List is null)
            return;
        var person = new Person(One!.FirstName ?? "", One.LastName ?? "", One.Email ?? "");
        var result = await Handlers.RegisterAsync(List, person, Http.RequestAborted);
        errors = result.Refusals;
        if (result.IsRefused)
            return;
        var name = $"{PersonNames.Clean(person.FirstName)} {PersonNames.Clean(person.LastName)}";
        Message = Text[result.Value.State is RegistrationState.Waitlisted ? "RegisteredWaits" : "Registered", name];
        One = new OnePerson();
        await LoadAsync();
    }

    private async Task RemoveAsync()
    {
        if (List is null || !Guid.TryParse(Http.Request.Form["registration"], out var id))
            return;
        var result = await Handlers.RemoveAsync(List, id, Http.RequestAborted);
        errors = result.Refusals;
        Message = result.IsRefused ? null : Text["Removed", result.Value].Value;
        await LoadAsync();
    }

    private async Task CheckAsync()
    {
        if (List is null)
            return;
        var read = await ReadAsync();
        errors = read.Refusals;
        if (read.IsRefused)
            return;
        pasted = read.Value;
        if (readings.Count > 0)
            return;
        var judged = await Handlers.JudgeAsync(List, pasted, Http.RequestAborted);
        errors = judged.Refusals;
        Preview = judged.IsRefused ? null : judged.Value;
    }

    private async Task TakeOverAsync()
    {
        if (List is null)
            return;
        // What has begun is finished even if the browser hangs up: the mails have gone out by then.
        var result = await Handlers.WriteAsync(List, Http.Request.Form["pasted"].ToString(), CancellationToken.None);
        (errors, Preview) = (result.Refusals, null);
        if (result.IsRefused)
            return;
        int Written(ImportOutcome outcome) => result.Value.Count(line => line.Outcome == outcome && line.IsWritten);
        var refused = result.Value.Where(line => line.Outcome is ImportOutcome.Refused).ToList();
        Message = Text["Done", Written(ImportOutcome.Created), Written(ImportOutcome.Changed), refused.Count];
        errors = [.. refused.SelectMany(line => line.Refusals).Distinct()];
        await LoadAsync();
    }

    /// <summary>The text of the form, or that of the file, which wins where both are there. Where it is not sure, its readings are asked about.</summary>
    private async Task<Result<string>> ReadAsync()
    {
        var form = Http.Request.Form;
        if (form["reading"].ToString() is { Length: > 0 } chosen)
            return form["text-" + chosen].ToString();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return form["pasted"].ToString();
        if (file.Length > CsvTable.MaxBytes)
            return ImportRefusals.FileTooLarge;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, Http.RequestAborted);
        var content = copy.ToArray();
        if (XlsxRows.IsWorkbook(content))
        {
            var book = CsvTable.Read(content);
            return book.IsRefused ? book.Refusals.ToList() : book.Value.AsText();
        }
        var decoded = FileText.Decode(content);
        if (decoded.IsSure)
            return decoded.Text;
        if (content.Length > MostToAskAbout)
            return ImportRefusals.EncodingUnsure;
        // One in which signs stand that no text has is not what the office wrote, and would be refused when it comes back.
        readings =
        [
            .. FileText
                .Choices(content)
                .Select(choice => (choice, FileText.Decode(content, choice.CodePage).Text))
                .Where(reading => CleanText.IsReadable(reading.Text)),
        ];
        return readings.Count > 0 ? "" : ImportRefusals.EncodingUnsure;
    }

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? Refusals.Say(error) : null;
}

/// <summary>One apprentice, as typed.</summary>
internal sealed class OnePerson
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }
}
