using System.Security.Claims;
using Bunit;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Component.Tests.Ui;

public sealed class FileUploadTests : PageTest
{
    private static readonly Refusal TooLarge = new("files.too_large");

    public FileUploadTests()
    {
        Services.AddSingleton<RefusalWords>();
        Services.AddSingleton<UploadLimit>();
    }

    [Fact]
    public void Two_of_the_same_refusals_have_ids_of_their_own_and_both_say_what_is_wrong()
    {
        var problems = new FormProblems([TooLarge.On("mail-file")], Services.GetRequiredService<RefusalWords>());

        var (one, other) = (Draw(""), Draw("invitation-"));

        one.Find("input").Id.ShouldBe("field-mail-file");
        other.Find("input").Id.ShouldBe("field-invitation-mail-file");
        other.Find("label").GetAttribute("for").ShouldBe("field-invitation-mail-file");
        other.Find("#field-invitation-mail-file-error").TextContent.ShouldBe(one.Find("#field-mail-file-error").TextContent);

        IRenderedComponent<FileUpload> Draw(string prefix) =>
            Render<FileUpload>(parameters =>
                parameters
                    .AddCascadingValue(problems)
                    .AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal())))
                    .Add(field => field.Name, "mail-file")
                    .Add(field => field.Prefix, prefix)
                    .Add(field => field.Label, "Datei")
                    .Add(field => field.Help, "Höchstens 5 MB")
                    .Add(field => field.Accept, "application/pdf")
                    .Add(field => field.MaxBytes, 5)
                    .Add(field => field.TooLarge, TooLarge)
                    .Add(field => field.OnFile, _ => { })
            );
    }
}
