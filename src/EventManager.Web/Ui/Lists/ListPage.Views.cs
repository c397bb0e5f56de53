using EventManager.Domain.Common;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <summary>Saved views and columns: each person's own, and views that an event's team shares.</summary>
public sealed partial class ListPage<T>
{
    private ListChoices choices = ListChoices.None;
    private IReadOnlyDictionary<string, int> viewHits = new Dictionary<string, int>();
    private IReadOnlyList<string> hidden = [];
    private IReadOnlyList<ListColumn<T>> visible = [];
    private IReadOnlyList<ListColumn<T>>? known;
    private SavedView? opened;
    private string? problem;

    [Inject]
    private ListPreferences Preferences { get; set; } = null!;

    [Inject]
    private SharedViews Shared { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    /// <summary>The view that was opened, once the list shows something else.</summary>
    private SavedView? Changed => opened is { } view && Says(view) != look.View(Start) ? view : null;

    /// <summary>What a view shows here: an option that has gone, or that another event has, is none of it.</summary>
    private string Says(SavedView view) => Said(view.Query).View(Start);

    private async Task ReadViewsAsync()
    {
        choices = await Shared.FindAsync(user, Query.List, Scope.EventId, leaving.Token);
        opened = choices.Views.FirstOrDefault(view => view.Id == opened?.Id);
    }

    /// <summary>An address that says what a view says is that view.</summary>
    private void OpenSaidView()
    {
        var said = look.View(Start);
        opened = said.Length == 0 ? null : choices.Views.FirstOrDefault(view => Says(view) == said);
    }

    private async Task<bool> SaveViewAsync(string name)
    {
        var view = new SavedView(Guid.Empty, name, look.View(Start), hidden);
        var refusal = await SavedAsync(await Preferences.SaveAsync(user, Query.List, view, leaving.Token));
        problem = refusal is null ? null : Refusals.Say(refusal);
        if (refusal is null)
            await CountViewsAsync();
        StateHasChanged();
        return refusal is null;
    }

    /// <summary>Another's view is not changed, and no view of one's own for it: who keeps it has one more.</summary>
    private async Task SaveChangedAsync(SavedView view)
    {
        var next = view with { Query = look.ViewOver(view.Query, Start, Filters), Hidden = hidden };
        var refusal = await SavedAsync(
            view.IsOwn
                ? await Preferences.SaveAsync(user, Query.List, next, leaving.Token)
                : await Preferences.KeepAsync(user, Query.List, next, leaving.Token)
        );
        Say(refusal, Text["ViewSaved", opened?.Name ?? view.Name]);
    }

    private async Task<Refusal?> SavedAsync(Result<Guid> saved)
    {
        await ReadViewsAsync();
        if (!saved.IsRefused)
            opened = choices.Views.FirstOrDefault(one => one.Id == saved.Value);
        return saved.Refusal;
    }

    /// <summary>The address says what it shows, and the list follows it.</summary>
    private void ApplyView(SavedView view)
    {
        selection.Clear();
        Hide(view.Hidden);
        opened = view;
        Navigation.NavigateTo(path + view.Query);
    }

    private async Task DeleteViewAsync(SavedView view)
    {
        await Preferences.DeleteAsync(user, view.Id, leaving.Token);
        await ReadViewsAsync();
    }

    private async Task ShareViewAsync(SavedView view)
    {
        if (Scope.EventId is not { } eventId)
            return;
        var done = view.IsShared
            ? await Shared.UnshareAsync(user, view.Id, eventId, leaving.Token)
            : await Shared.ShareAsync(user, view.Id, eventId, leaving.Token);
        await ReadViewsAsync();
        Say(done.Refusal, Text[view.IsShared ? "ViewUnshared" : "ViewShared", view.Name]);
    }

    /// <summary>Only when they are looked at: each look is one question to the database, however many views have it.</summary>
    private async Task CountViewsAsync()
    {
        var counted = new Dictionary<string, int>();
        foreach (var shown in choices.Views.Select(Says).Distinct())
            counted[shown] = await Query.CountAsync(Scope, new("", Said(shown), 0, 0), leaving.Token);
        viewHits = counted;
    }

    private async Task HideAsync(IReadOnlyList<string> keys)
    {
        Hide(keys);
        await Preferences.HideAsync(user, Query.List, keys, leaving.Token);
    }

    /// <summary>The same list as long as they are the same: rows are drawn anew for another one.</summary>
    private void Hide(IReadOnlyList<string> keys)
    {
        if (ReferenceEquals(Columns, known) && hidden.SequenceEqual(keys))
            return;
        (hidden, known) = (keys, Columns);
        visible = [.. Columns.Where((column, i) => i == 0 || !keys.Contains(column.Key))];
    }
}
