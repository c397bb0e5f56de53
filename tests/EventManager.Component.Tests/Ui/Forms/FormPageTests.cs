using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Features.Programme.Planning;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Component.Tests.Ui.Forms;

/// <summary>What every form of the organisers' area does in the same way.</summary>
public sealed class FormPageTests : MudTest
{
    private readonly object edited = new();

    [Fact]
    public void The_bar_says_how_saving_went()
    {
        var held = new TaskCompletionSource();
        var form = Form(async saving =>
        {
            await held.Task;
            saving.Done();
        });
        State(form).ShouldBe("Keine Änderungen");

        form.Find("form").Submit();
        State(form).ShouldBe("Wird gespeichert …");
        form.Find("button[type=submit]").GetAttribute("aria-disabled").ShouldBe("true");
        held.SetResult();
        form.WaitForAssertion(() => State(form).ShouldBe("Gespeichert."));
        form.Find(".save-bar__state").GetAttribute("role").ShouldBe("status");
        JSInterop.Invocations["settleForm"].Single().Arguments.ShouldBe(["session-1"]);
    }

    [Fact]
    public async Task The_title_says_saved_until_something_is_changed_again()
    {
        var outcome = Services.GetRequiredService<FormOutcome>();
        var form = Form(saving =>
        {
            saving.Done();
            return Task.CompletedTask;
        });

        form.Find("form").Submit();
        outcome.IsSaved.ShouldBeTrue();
        form.Find("#field-title").Input("Neu");
        outcome.IsSaved.ShouldBeFalse();
        form.Find("form").Submit();
        outcome.IsSaved.ShouldBeTrue();
        await DisposeComponentsAsync();
        outcome.IsSaved.ShouldBeFalse("the page is another one");
    }

    [Fact]
    public async Task What_the_page_itself_put_into_the_fields_is_unsaved_too()
    {
        var form = Form(_ => Task.CompletedTask);

        await form.InvokeAsync(form.Instance.EditedAsync);

        JSInterop.Invocations["noteUnsaved"].Single().Arguments.ShouldBe(["session-1"]);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "Zurückholen, Getipptes verwerfen")]
    [InlineData(true, "Getipptes behalten")]
    public async Task Who_puts_an_older_text_over_what_is_typed_is_asked(bool isChanged, string? answer)
    {
        var floating = Render<MudBlazor.MudDialogProvider>();
        var restored = new List<int>();
        var over = Render<OverTyped>(p => p.Add(o => o.IsChanged, () => isChanged).Add(o => o.OnRestore, restored.Add));

        await over.InvokeAsync(() => over.Instance.AskAsync(3));
        if (answer is not null)
        {
            restored.ShouldBeEmpty();
            floating.WaitForElements(".mud-dialog button").Single(b => b.TextContent == answer).Click();
        }

        floating.WaitForAssertion(() => restored.ShouldBe(answer is "Getipptes behalten" ? [] : [3]));
    }

    [Fact]
    public void What_is_refused_is_said_at_the_field_and_in_a_summary_that_leads_there_and_is_told_apart_from_the_last_one()
    {
        var form = Form(_ => Task.CompletedTask, Refused("title"));
        var attempt = form.Find("[data-summary]").GetAttribute("data-summary");

        form.Find("form").Submit();

        State(form).ShouldBe("Nicht gespeichert: Bitte prüfen.");
        form.Find("[data-summary]").GetAttribute("data-summary").ShouldNotBe(attempt);
        form.Find("[data-summary] a").GetAttribute("data-to-field").ShouldBe("field-title");
        form.Find("#field-title-error").TextContent.ShouldBe("test.refused");
        JSInterop.Invocations["settleForm"].ShouldBeEmpty("what was typed is still to be kept");
    }

    [Fact]
    public void Several_fields_with_the_same_words_are_as_many_ways_each_with_its_name()
    {
        var form = Form(_ => Task.CompletedTask, Refused("title", "from"));

        form.FindAll("[data-summary] a").Select(link => link.TextContent).ShouldBe(["Titel: test.refused", "Von: test.refused"]);
    }

    [Fact]
    public void A_time_that_nobody_understands_is_not_sent()
    {
        var sent = 0;
        var form = Form(_ =>
        {
            sent++;
            return Task.CompletedTask;
        });
        form.Find("#field-from").Change("gleich");

        form.Find("form").Submit();

        sent.ShouldBe(0);
        form.Find("[data-summary] a").GetAttribute("data-to-field").ShouldBe("field-from");
    }

    [Fact]
    public void A_time_that_must_be_there_and_was_emptied_is_not_saved_as_midnight()
    {
        var sent = 0;
        var form = Render<SessionForm>(p =>
            p.Add(f => f.Name, "session-1")
                .Add(
                    f => f.Model,
                    new SessionFormModel
                    {
                        Day = new(2027, 3, 4),
                        From = new(9, 0),
                        Until = new(10, 0),
                    }
                )
                .Add(f => f.Rooms, [])
                .Add(f => f.Days, [new(2027, 3, 4)])
                .Add(f => f.Problems, FormProblems.None)
                .Add(f => f.OnSave, (FormSaving _) => sent++)
        );
        form.Find("#field-startsAt").Change("");
        form.Find("#field-endsAt").Change("");

        form.Find("form").Submit();

        sent.ShouldBe(0);
        form.FindAll("[data-summary] a").Select(way => way.GetAttribute("data-to-field")).ShouldBe(["field-startsAt", "field-endsAt"]);
    }

    [Fact]
    public void A_database_that_is_away_is_said_and_everything_stays()
    {
        var form = Form(_ => throw new IOException("disk full", unchecked((int)0x80070070)));

        form.Find("form").Submit();

        State(form).ShouldStartWith("Nicht gespeichert: Die Datenbank war nicht erreichbar.");
    }

    [Fact]
    public void A_form_about_other_people_keeps_no_draft_in_the_browser()
    {
        Form(_ => Task.CompletedTask).FindAll("[data-drafts], [data-draft-offer]").Count.ShouldBe(2);
        Form(_ => Task.CompletedTask, keepsDraft: false).FindAll("[data-drafts], [data-draft-offer]").ShouldBeEmpty();
    }

    [Fact]
    public void Who_organises_is_spoken_to_formally_also_about_what_visitors_are_told_otherwise()
    {
        var words = new RefusalWords(
            Services.GetRequiredService<IStringLocalizerFactory>(),
            [new RefusalTexts(typeof(EventManager.Web.Features.Registrations.RegistrationText))]
        );

        new FormProblems([new Refusal("registrations.first_name_missing")], words).All.ShouldBe(["Bitte geben Sie den Vornamen ein."]);
    }

    private static string State(IRenderedComponent<FormPage> form) => form.Find(".save-bar [data-when=told]").TextContent;

    private IRenderedComponent<FormPage> Form(Func<FormSaving, Task> save, FormProblems? problems = null, bool keepsDraft = true) =>
        Render<FormPage>(p =>
            p.Add(f => f.Name, "session-1")
                .Add(f => f.Of, edited)
                .Add(f => f.Problems, problems ?? FormProblems.None)
                .Add(f => f.KeepsDraft, keepsDraft)
                .Add(f => f.OnSave, save)
                .AddChildContent<TextField>(field => field.Add(f => f.Name, "title").Add(f => f.Label, "Titel"))
                .AddChildContent<TimeField>(field => field.Add(f => f.Name, "from").Add(f => f.Label, "Von"))
        );

    private static FormProblems Refused(params string[] fields) =>
        new([.. fields.Select(field => new Refusal("test.refused").On(field))], new RefusalWords(new NoFactory(), []));

    /// <summary>A refusal's code is its words.</summary>
    private sealed class NoFactory : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => throw new NotSupportedException();

        public IStringLocalizer Create(string baseName, string location) => throw new NotSupportedException();
    }
}
