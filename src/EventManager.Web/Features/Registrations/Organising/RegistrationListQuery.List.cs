using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>As the list asks for them.</summary>
internal sealed partial class RegistrationListQuery : IListQuery<RegistrationLine>
{
    public string List => "registrations";

    public IReadOnlyCollection<string> Sorts { get; } = ["name", "time"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        AudienceFilter
            .KeysOf(MailGroup.Registrations)
            .Select(key => KeyValuePair.Create<string, IReadOnlyList<string>>(key, []))
            .Append(new("state", Enum.GetNames<RegistrationState>()))
            .ToDictionary();

    public async Task<ListRows<RegistrationLine>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        var (lines, total) = await PageAsync(scope.EventId ?? Guid.Empty, FilterOf(asked), asked.Skip, asked.Take, stop);
        return new(lines, total);
    }

    public async Task<int> CountAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        var eventId = scope.EventId ?? Guid.Empty;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Matching(db, eventId, await StateOfAsync(db, eventId, stop), FilterOf(asked)).CountAsync(stop);
    }

    public Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, ListRequest asked, CancellationToken stop) =>
        IdsAsync(scope.EventId ?? Guid.Empty, FilterOf(asked), stop);

    public Task<string?> NameAsync(ListScope scope, Guid id, CancellationToken stop) => NameAsync(scope.EventId ?? Guid.Empty, id, stop);

    public static RegistrationState? StateOf(ListLook look) =>
        Enum.TryParse<RegistrationState>(look["state"], out var state) ? state : null;

    private static RegistrationFilter FilterOf(ListRequest asked) =>
        new(
            asked.Text,
            StateOf(asked.Look),
            asked.Look.Sort == "time" ? RegistrationOrder.Time : RegistrationOrder.Name,
            asked.Look.Descending
        )
        {
            By = asked.Look.Filters.Where(one => one.Key != "state").ToDictionary(),
        };
}
