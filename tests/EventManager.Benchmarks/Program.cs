using EventManager.Benchmarks;

if (args.FirstOrDefault(name => !BenchmarkList.Names.Contains(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark {unknown}.");
    await Console.Error.WriteLineAsync("usage: dotnet run -c Release --project tests/EventManager.Benchmarks -- [name …]");
    await Console.Error.WriteLineAsync("names: " + string.Join(" ", BenchmarkList.Names));
    return 2;
}

// The content root is wherever this was started: no watching of a whole source tree for changed settings while it is measured.
Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
await using var postgres = await PrivatePostgres.StartWhereMissingAsync();
await using var stages = new Stages();
foreach (var name in args.Length == 0 ? BenchmarkList.Names : args.Distinct())
{
    await foreach (var figure in BenchmarkList.RunAsync(name, stages))
        await Console.Out.WriteLineAsync(figure.ToString());
}
return 0;
