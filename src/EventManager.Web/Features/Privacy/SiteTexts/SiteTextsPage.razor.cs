using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Privacy.SiteTexts;

public sealed partial class SiteTextsPage
{
    private IReadOnlyList<ShownText> texts = [];
    private EditedForm<SiteTextForm>? edited;
    private FormProblems problems = FormProblems.None;

    [Inject]
    private SaveSiteTextHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override Task LoadAsync() => ChooseAsync(edited?.Form.Key ?? SiteTextKeys.All[0]);

    /// <summary>As it is stored: what was typed in it before is offered as a draft.</summary>
    private async Task ChooseAsync(string key)
    {
        texts = await Texts.ListAsync(Leaving);
        problems = FormProblems.None;
        edited = new(SiteTextForm.Fields(Words), new(texts.Single(text => text.Key == key)));
    }

    private async Task SaveAsync(FormSaving saving)
    {
        var form = edited!.Form;
        var result = await Saving.HandleAsync(new(form.Key, form.Body.ToWords(), form.Version, await UserIdAsync()), Leaving);
        problems = FormProblems.None;
        if (result.IsRefused && result.Refusals.Contains(SiteTextRefusals.ChangedByAnother))
        {
            var read = await Texts.ReadAsync(form.Key, Leaving);
            edited.JoinWith(() => new(read), await Changes.OfAsync("site_text.saved", form.Key, Leaving));
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await ChooseAsync(form.Key);
    }
}
