package org.rollcall.command;

import java.util.List;
import org.rollcall.lab.cover.Setting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Settings by their names. */
final class Selected {
    private Selected() {}

    /** Those that are named, or all. */
    static List<Setting> of(List<Setting> all, List<String> names, CommandSpec command) {
        for (String name : names) {
            if (all.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new ParameterException(
                        command.commandLine(),
                        "there is no machine " + name + "; there are "
                                + String.join(
                                        ", ", all.stream().map(Setting::name).toList()));
            }
        }
        return all.stream()
                .filter(setting -> names.isEmpty() || names.contains(setting.name()))
                .toList();
    }
}
