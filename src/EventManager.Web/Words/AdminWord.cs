using EventManager.Web.Features.Accounts;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Words;

/// <summary><c>admin create</c>: makes the first administrator. The password comes on standard input, so that no list of processes shows it.</summary>
internal static class AdminWord
{
    public static Func<IServiceProvider, CancellationToken, Task<int>> Parse(string[] args)
    {
        var options = new WordOptions(args, ["--email", "--name"], ["--password-stdin"]);
        var email = options.Need("--email");
        if (!options.Has("--password-stdin"))
            throw new UsageException("--password-stdin is missing: the password is read from standard input.");
        return (services, stop) => RunAsync(email, options.Find("--name") ?? "", services, stop);
    }

    private static async Task<int> RunAsync(string email, string name, IServiceProvider services, CancellationToken stop)
    {
        var password = await Console.In.ReadLineAsync(stop) ?? "";
        var result = await services
            .GetRequiredService<CreateAdministratorHandler>()
            .HandleAsync(new CreateAdministrator(email, name, password), stop);
        if (!result.IsRefused)
            return 0;
        var words = services.GetRequiredService<RefusalWords>();
        foreach (var refusal in result.Refusals)
            await Console.Error.WriteLineAsync(words.Say(refusal));
        return 1;
    }
}
