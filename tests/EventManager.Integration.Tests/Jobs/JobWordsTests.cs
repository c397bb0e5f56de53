using System.Globalization;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>The lists of jobs and of tasks say in words what each is.</summary>
public sealed class JobWordsTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_sweep_and_every_kind_of_task_has_words(string language)
    {
        await using var app = await TestApp.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);
        var jobs = app.Services.GetRequiredService<IStringLocalizer<MailingsText>>();
        var tasks = app.Services.GetRequiredService<IStringLocalizer<TaskText>>();
        var sweeps = app.Services.GetServices<ISweep>().Select(sweep => sweep.Name).ToList();
        var kinds = app.Services.GetServices<ITaskKind>().Select(kind => kind.Name).ToList();

        sweeps.Count.ShouldBeGreaterThan(5);
        kinds.Count.ShouldBeGreaterThan(8);
        sweeps.ShouldBeUnique();
        kinds.ShouldBeUnique();
        sweeps.Where(name => jobs["Job_" + name].ResourceNotFound).ShouldBeEmpty();
        kinds.Where(name => tasks["Kind." + name].ResourceNotFound).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_kind_of_mail_has_words_in_the_list_of_mails(string language)
    {
        await using var app = await TestApp.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);
        var words = app.Services.GetRequiredService<IStringLocalizer<MailingsText>>();

        app.Services.GetServices<IMailKind>()
            .Where(kind => MailKindWords.Say(words, kind.Kind) == kind.Kind)
            .Select(kind => kind.Kind)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_sweep_can_be_put_on_the_clock()
    {
        await using var app = await TestApp.StartAsync();

        foreach (var sweep in app.Services.GetServices<ISweep>())
            Should.NotThrow(() => SweepSchedule.Cron(sweep.Every), sweep.Name);
    }
}
