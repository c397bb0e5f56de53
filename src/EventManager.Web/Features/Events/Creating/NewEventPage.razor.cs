using EventManager.Domain.Events;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Creating;

public sealed partial class NewEventPage
{
    private const string Template = "template:";
    private const string Earlier = "event:";

    private Sources sources = new([], []);
    private FormProblems problems = FormProblems.None;
    private WordsDraft title = new();
    private string? source;
    private DateOnly? day;
    private CreatedEvent? created;
    private Guid? task;

    [Inject]
    private SourcesQuery Choices { get; set; } = null!;

    [Inject]
    private CreateEventHandler Creating { get; set; } = null!;

    [Inject]
    private BackgroundTasks Tasks { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Options =>
        [
            ("", Text["PleaseChoose"]),
            .. sources.Templates.Select(t => (Template + t.Id, Text["FromTemplate", Names["Kind." + t.Kind]].Value)),
            .. sources.Earlier.Select(e =>
                (Earlier + e.Id, Text["FromEarlier", e.Title.In(Languages.Current), When.Date(e.StartsAt, e.TimeZone)].Value)
            ),
        ];

    protected override Task<bool> IsMeantForAsync() => MayCreateEventsAsync();

    protected override async Task LoadAsync()
    {
        if (await UserIdAsync() is { } user)
            sources = await Choices.ListAsync(user, Leaving);
    }

    private void TakeTitle()
    {
        if (IdBehind(Template) is { } template)
            title = new WordsDraft(sources.Templates.First(t => t.Id == template).Title);
        else if (IdBehind(Earlier) is { } old)
            title = new WordsDraft(sources.Earlier.First(e => e.Id == old).Title);
    }

    private async Task CreateAsync(FormSaving saving)
    {
        if (await UserIdAsync() is not { } user || !await MayCreateEventsAsync())
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var command = new CreateEvent(IdBehind(Template), IdBehind(Earlier), title.ToWords(), day, user);
        if (CreateEventHandler.Check(command).Count == 0 && IdBehind(Earlier) is { } old && await Choices.IsLargeAsync(old, Leaving))
            await StartAsync(command);
        else
            await CreateNowAsync(command);
        if (created is not null || task is not null)
            saving.Done();
    }

    private async Task StartAsync(CreateEvent command)
    {
        var started = await Tasks.StartAsync(CopyEventTask.Of(command), Leaving);
        problems = new FormProblems(started.Refusals, Refusals);
        task = started.IsRefused ? null : started.Value;
    }

    private async Task CreateNowAsync(CreateEvent command)
    {
        var result = await Creating.HandleAsync(command, Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (!result.IsRefused)
            created = result.Value;
    }

    private Guid? IdBehind(string prefix) =>
        source is not null && source.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(source[prefix.Length..], out var id)
            ? id
            : null;
}
