using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <summary>Saved views and columns, each person's own.</summary>
public sealed partial class ListPage<T>
{
    private ListChoices choices = ListChoices.None;
    private IReadOnlyList<string> hidden = [];
    private IReadOnlyList<ListColumn<T>> visible = [];
    private IReadOnlyList<ListColumn<T>>? known;
    private string? problem;

    [Inject]
    private ListPreferences Preferences { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private async Task<bool> SaveViewAsync(string name)
    {
        var view = new SavedView(Guid.Empty, name, look.View(Start), hidden);
        var saved = await Preferences.SaveAsync(user, Query.List, view, leaving.Token);
        problem = saved.IsRefused ? Refusals.Say(saved.Refusal) : null;
        choices = await Preferences.FindAsync(user, Query.List, leaving.Token);
        StateHasChanged();
        return !saved.IsRefused;
    }

    /// <summary>The address says what it shows, and the list follows it.</summary>
    private void ApplyAsync(SavedView view)
    {
        selection.Clear();
        Hide(view.Hidden);
        Navigation.NavigateTo(path + view.Query);
    }

    private async Task DeleteViewAsync(SavedView view)
    {
        await Preferences.DeleteAsync(user, view.Id, leaving.Token);
        choices = await Preferences.FindAsync(user, Query.List, leaving.Token);
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
